"""What can be done with campaigns and their findings."""

from services.ledger.application.catalogue.use_case import UseCase, creating
from services.ledger.application.use_cases import campaigns
from services.ledger.domain import campaign, finding

USE_CASES = (
    creating(campaign.OpenCampaign, campaign.Campaign, "campaigns", campaigns.open_campaign),
    UseCase(campaign.PublishPlan, campaign.Campaign, "campaigns", campaigns.publish_plan),
    creating(finding.RegisterFinding, finding.Finding, "findings", campaigns.register_finding),
)
