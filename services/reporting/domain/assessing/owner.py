"""Whose a row is at a moment: the unit and leader that what happens to it is counted to."""

from typing import NamedTuple
from uuid import UUID

from services.reporting.domain.rows.findings.replica import ReplicaRow
from services.reporting.domain.rows.row import Row
from services.reporting.domain.rows.supervision.slip import SlipRow
from services.reporting.domain.rows.task import TaskRow


class Owner(NamedTuple):
    """The unit that leads, or that was asked, its leader where it is a task, and what it is."""

    campaign: UUID
    about: UUID
    number: str
    unit: str | None
    leader: UUID | None = None


def owner_of(row: Row) -> Owner:
    """Whose it is as the row stands. Raises TypeError for a row that nobody is assessed by."""
    if isinstance(row, TaskRow):
        leader = row.leader.officer if row.leader else None
        return Owner(row.campaign, row.id, row.number, row.lead_unit, leader)
    if isinstance(row, SlipRow):
        return Owner(row.campaign, row.id, row.document_number, row.unit)
    if isinstance(row, ReplicaRow):
        return Owner(row.campaign, row.id, row.finding_number, row.unit)
    raise TypeError(f"nobody is assessed by a {row.kind}")
