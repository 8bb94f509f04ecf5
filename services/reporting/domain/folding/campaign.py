"""Campaigns and cases."""

from contracts.events import campaign
from contracts.events.campaign import Policy
from contracts.events.campaigns import reports
from contracts.events.campaigns.policy import PolicyChanged
from services.reporting.domain.folding.happening import Happening, Rules, fields
from services.reporting.domain.rows.campaign import CampaignRow, PolicyVersion, ReportRow, WorkPlan


def opened(_: None, now: Happening) -> CampaignRow:
    """CampaignOpened."""
    values = fields(now.fact, CampaignRow)
    policy = _policy(now)
    first = PolicyVersion(policy=policy, effective_from=now.fact.opened_on, decided_on=now.day)
    told = {**values, "policy": policy, "policies": (first,)}
    return CampaignRow(id=now.event.aggregate_id, **told)


def policy_changed(row: CampaignRow, now: Happening) -> CampaignRow:
    """PolicyChanged: one version more; which one governs depends on the day asked about."""
    fact = now.fact
    version = PolicyVersion(
        policy=_policy(now),
        effective_from=fact.effective_from,
        decided_on=now.day,
        reason=fact.reason,
    )
    return row.but(policy=version.policy, policies=(*row.policies, version))


def _policy(now: Happening) -> Policy:
    return Policy.model_validate(now.fact.policy, from_attributes=True)


def plan_published(row: CampaignRow, now: Happening) -> CampaignRow:
    """WorkPlanPublished."""
    return row.but(plan=WorkPlan(**fields(now.fact, WorkPlan)))


def imported(row: CampaignRow, _: Happening) -> CampaignRow:
    """LedgerImported."""
    return row.but(imports=row.imports + 1)


def report_approved(row: CampaignRow, now: Happening) -> CampaignRow:
    """CampaignReportApproved."""
    report = ReportRow(**fields(now.fact, ReportRow), approved_on=now.day)
    return row.but(reports=(*row.reports, report))


def report_sent(row: CampaignRow, now: Happening) -> CampaignRow:
    """CampaignReportSent, of the report approved under the number."""
    fact = now.fact
    sent = {"recipient": fact.recipient, "sent_on": fact.sent_on, "file_sha256": fact.file_sha256}
    return row.but(
        reports=tuple(
            one.but(**sent) if one.document_number == fact.document_number else one
            for one in row.reports
        )
    )


def closed(row: CampaignRow, now: Happening) -> CampaignRow:
    """CampaignClosed."""
    fact = now.fact
    return row.but(closed_on=now.day, conclusion=fact.conclusion, kept_up=tuple(fact.kept_up))


RULES: Rules = {
    campaign.CampaignOpened: opened,
    PolicyChanged: policy_changed,
    reports.CampaignReportApproved: report_approved,
    reports.CampaignReportSent: report_sent,
    reports.CampaignClosed: closed,
    campaign.WorkPlanPublished: plan_published,
    campaign.LedgerImported: imported,
}
