"""What two moments differ in, facet by facet."""

from uuid import UUID

from pydantic import Field

from services.reporting.application.asking.past.difference import DifferentTask
from services.reporting.entrypoints.http.shown import parts


class ShownDifference(parts.Shown):
    """A facet at both moments, and the positions in between that changed it."""

    facet: str = Field(examples=["status", "measures.1.deadline"])
    before: str | int | None
    after: str | int | None
    positions: list[int]


class ShownDifferentTask(parts.Shown):
    """A task, and what differs; empty where everything was changed back."""

    task: UUID
    number: str
    title: str
    changed: list[ShownDifference]


class TaskDifference(parts.Shown):
    """One task at two moments."""

    difference: ShownDifferentTask
    since: int = Field(description="position of the earlier moment")
    seen_at: parts.SeenAt


class LedgerDifference(parts.Shown):
    """Tasks touched in between, by number; `next` goes into `cursor`, with the same `from`."""

    items: list[ShownDifferentTask]
    next: str | None
    since: int = Field(description="position of the earlier moment")
    seen_at: parts.SeenAt


def shown_difference(found: DifferentTask) -> ShownDifferentTask:
    """What differs in one task."""
    changed = [
        ShownDifference(
            facet=each.facet,
            before=each.before,
            after=each.after,
            positions=list(each.positions),
        )
        for each in found.differences
    ]
    row = found.row
    return ShownDifferentTask(task=row.id, number=row.number, title=row.title, changed=changed)
