"""Campaigns, units, findings and cases, as rows of their lists."""

from uuid import UUID

from services.reporting.domain.rows.campaign import CampaignRow
from services.reporting.domain.rows.case import CaseRow
from services.reporting.domain.rows.directory import UnitRow
from services.reporting.domain.rows.findings.finding import FindingRow
from services.reporting.entrypoints.http.shown import parts


class CampaignList(parts.Shown):
    """Every campaign, oldest first."""

    items: list[CampaignRow]
    seen_at: parts.SeenAt


class UnitList(parts.Shown):
    """Every unit, in the order of registration."""

    items: list[UnitRow]
    seen_at: parts.SeenAt


class ShownFindingRow(parts.Shown):
    """A finding, and the tasks that were made of it and that the reader may see.

    `tasks_elsewhere` were made of findings that are linked as the same.
    """

    finding: FindingRow
    tasks: list[UUID]
    tasks_elsewhere: list[UUID]


class FindingList(parts.Shown):
    """Findings by number."""

    items: list[ShownFindingRow]
    seen_at: parts.SeenAt


class CaseList(parts.Shown):
    """Accountability cases: what their events show; the rest stays sealed in the ledger."""

    items: list[CaseRow]
    seen_at: parts.SeenAt


class ShownDigest(parts.Shown):
    """SHA-256 over every row version of the read model at a moment."""

    position: int
    sha256: str
    seen_at: parts.SeenAt
