"""A campaign (整改批次) as the reader sees it."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.campaign import Policy
from contracts.words import CampaignReportKind, SourceKind
from services.reporting.domain.rows.row import Part, PlainRow


class WorkPlan(Part):
    """The work plan (工作方案) last published."""

    title: str
    document_number: str
    published_on: date


class PolicyVersion(Part):
    """A version of the policy, from when decisions read it, and what was said for it."""

    policy: Policy
    effective_from: date
    decided_on: date
    reason: str | None = None


class ReportRow(Part):
    """A report that the leading group approved, and when and to whom it was sent."""

    kind: CampaignReportKind
    document_number: str
    title: str
    approved_on: date
    period_end: date | None = None
    recipient: str | None = None
    sent_on: date | None = None
    file_sha256: str | None = None


class CampaignRow(PlainRow):
    """One round of rectification; `policy` is the newest version, `policies` all, oldest first."""

    kind: ClassVar[str] = "campaign"
    name: str
    opened_on: date
    source_kind: SourceKind | None = None
    policy: Policy
    policies: tuple[PolicyVersion, ...] = ()
    first_responsible: UUID | None = None
    plan: WorkPlan | None = None
    imports: int = 0
    reports: tuple[ReportRow, ...] = ()
    closed_on: date | None = None
    conclusion: str | None = None
    kept_up: tuple[UUID, ...] = ()

    def policy_on(self, day: date) -> Policy:
        """The version that governs what is decided on that day."""
        begun = [one.policy for one in self.policies if one.effective_from <= day]
        return begun[-1] if begun else self.policy
