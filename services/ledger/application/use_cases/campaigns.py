"""Campaigns opened, planned, governed, reported on and closed."""

from uuid import UUID

from contracts.identifiers import campaign_id
from services.ledger.application.workplace import Workplace
from services.ledger.domain import campaign as rules
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.campaigns import closing, policy
from services.ledger.domain.task.openness import GOING_ON, Openness


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


async def approve_report(at: Workplace, target: UUID, command: closing.ApproveReport) -> UUID:
    """Approve a report of the campaign, with the file of its receipt."""
    campaign = await at.session.load(Campaign, target)
    file = at.file(command.receipt, target)
    at.session.record(campaign, closing.approve_report(campaign, command, file, at.by))
    return target


async def submit_report(at: Workplace, target: UUID, command: closing.SubmitReport) -> UUID:
    """Record that an approved report was sent."""
    campaign = await at.session.load(Campaign, target)
    file = at.file(command.receipt, target)
    at.session.record(campaign, closing.submit_report(campaign, command, file, at.by))
    return target


async def close_campaign(at: Workplace, target: UUID, command: closing.CloseCampaign) -> UUID:
    """Close the campaign; the store appends it only while no task of it is open."""
    campaign = await at.session.load(Campaign, target)
    tasks = await at.session.open_tasks(target, GOING_ON)
    waiting = sorted(task.facts.number for task, stands in tasks if stands is Openness.OPEN)
    kept_up = sorted(task.id for task, stands in tasks if stands is Openness.KEPT_UP)
    fact = closing.close_campaign(campaign, command, at.by, waiting, kept_up)
    at.session.record(campaign, fact)
    return target
