"""What can be done with campaigns and their findings."""

from services.ledger.application.catalogue.use_case import UseCase, creating
from services.ledger.application.use_cases import campaigns, findings, replicas
from services.ledger.domain.campaign import Campaign, OpenCampaign, PublishPlan
from services.ledger.domain.campaigns import closing
from services.ledger.domain.campaigns.policy import ChangePolicy
from services.ledger.domain.finding import Finding, RegisterFinding
from services.ledger.domain.findings import analysis
from services.ledger.domain.findings.replica import AnswerReplica, Replica
from services.ledger.domain.findings.replication import ReplicateFinding

USE_CASES = (
    creating(OpenCampaign, Campaign, "campaigns", campaigns.open_campaign),
    UseCase(PublishPlan, Campaign, "campaigns", campaigns.publish_plan),
    UseCase(ChangePolicy, Campaign, "campaigns", campaigns.change_policy),
    UseCase(closing.ApproveReport, Campaign, "campaigns", campaigns.approve_report),
    UseCase(closing.SubmitReport, Campaign, "campaigns", campaigns.submit_report),
    UseCase(closing.CloseCampaign, Campaign, "campaigns", campaigns.close_campaign),
    creating(RegisterFinding, Finding, "findings", findings.register_finding),
    UseCase(analysis.RespondToFinding, Finding, "findings", findings.respond_to_finding),
    UseCase(analysis.RecordRootCause, Finding, "findings", findings.record_root_cause),
    UseCase(analysis.LinkFindings, Finding, "findings", findings.link_findings),
    UseCase(ReplicateFinding, Finding, "findings", replicas.replicate),
    UseCase(AnswerReplica, Replica, "replicas", replicas.answer),
)
