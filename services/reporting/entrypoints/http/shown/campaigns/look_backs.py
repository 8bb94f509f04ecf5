"""Look-backs and draws as HTTP shows them."""

from collections.abc import Sequence
from uuid import UUID

from services.reporting.application.asking.campaigns.look_backs import counted
from services.reporting.application.asking.desk import View
from services.reporting.domain.rows.supervision.draw import DrawRow
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.rows.turns.afterwards import LookBackRow
from services.reporting.entrypoints.http.shown import parts


class LookBackItem(parts.Shown):
    """A task that was closed, and its last look-back; `overdue` is judged for the moment asked."""

    task: UUID
    campaign: parts.ShownCampaignName
    number: str
    title: str
    unit: parts.ShownUnit | None
    look_back: LookBackRow
    overdue: bool
    reopened: bool


class LookBackCounts(parts.Shown):
    """By state; `due` are those that wait for a draw since their day has come."""

    waits: int
    due: int
    drawn: int
    not_drawn: int
    passed: int
    relapsed: int
    overdue: int
    reopened: int


class LookBackPlan(parts.Shown):
    """Tasks by number, with how many there are of each kind."""

    items: list[LookBackItem]
    counts: LookBackCounts
    seen_at: parts.SeenAt


class DrawList(parts.Shown):
    """Draws with all that anybody needs to draw again (docs/reference/sampling.md)."""

    items: list[DrawRow]
    seen_at: parts.SeenAt


def look_back_plan(view: View, tasks: Sequence[TaskRow]) -> LookBackPlan:
    """The plan over these tasks."""
    items = [_item(view, row, last) for row in tasks if (last := row.afterwards.last)]
    counts = LookBackCounts(**counted(tasks, view.today))
    return LookBackPlan(items=items, counts=counts, seen_at=parts.seen_at(view))


def _item(view: View, row: TaskRow, last: LookBackRow) -> LookBackItem:
    return LookBackItem(
        task=row.id,
        campaign=parts.campaign_name(view, row.campaign),
        number=row.number,
        title=row.title,
        unit=parts.unit(view, row.lead_unit) if row.lead_unit else None,
        look_back=last,
        overdue=last.overdue(view.today),
        reopened=bool(row.afterwards.reopenings),
    )
