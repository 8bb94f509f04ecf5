"""Opening campaigns, publishing their plans, changing their policies."""

from uuid import UUID

from contracts.identifiers import campaign_id
from services.ledger.application.workplace import Workplace
from services.ledger.domain import campaign as rules
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.campaigns import policy


async def open_campaign(at: Workplace, _target: UUID, command: rules.OpenCampaign) -> UUID:
    """Open a campaign, under the id of its name."""
    campaign = await at.session.load(Campaign, campaign_id(command.name))
    at.session.record(campaign, rules.open_campaign(campaign, command, at.by))
    return campaign.id


async def publish_plan(at: Workplace, target: UUID, command: rules.PublishPlan) -> UUID:
    """Publish the campaign's work plan."""
    campaign = await at.session.load(Campaign, target)
    file = at.file(command.receipt, target)
    at.session.record(campaign, rules.publish_plan(campaign, command, file, at.by))
    return target


async def change_policy(at: Workplace, target: UUID, command: policy.ChangePolicy) -> UUID:
    """Change what later decisions in the campaign read."""
    campaign = await at.session.load(Campaign, target)
    at.session.record(campaign, policy.change_policy(campaign, command, at.by))
    return target
