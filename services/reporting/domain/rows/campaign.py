"""A campaign (整改批次) as the reader sees it."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.campaign import Policy
from contracts.words import SourceKind
from services.reporting.domain.rows.row import Part, PlainRow


class WorkPlan(Part):
    """The work plan (工作方案) last published."""

    title: str
    document_number: str
    published_on: date


class CampaignRow(PlainRow):
    """One round of rectification, with the policy in force."""

    kind: ClassVar[str] = "campaign"
    name: str
    opened_on: date
    source_kind: SourceKind | None = None
    policy: Policy
    first_responsible: UUID | None = None
    plan: WorkPlan | None = None
    imports: int = 0
