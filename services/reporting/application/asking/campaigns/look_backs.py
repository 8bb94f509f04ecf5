"""The plan of look-backs (回头看): what is due, drawn, passed, relapsed; and the draws."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from contracts.words import DrawKind, TaskStatus
from services.reporting.application.asking.desk import View
from services.reporting.application.ports.model import Page, TaskFilter
from services.reporting.application.reading.reader import SEES_EVERYTHING, Reader
from services.reporting.domain.numbering import sort_key
from services.reporting.domain.rows.supervision.draw import DrawRow
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.rows.turns.afterwards import LookBackState

ALL = 1_000_000


async def look_backs(view: View, reader: Reader, campaign: UUID | None) -> list[TaskRow]:
    """The tasks that the reader may see and that were closed, also those reopened since."""
    closed = frozenset({TaskStatus.CLOSED.value})
    draws = await view.snapshot.all(DrawRow, campaign)
    drawn = frozenset(
        task for draw in draws if draw.draw_kind is DrawKind.LOOK_BACK for task in draw.drawn
    )
    found: dict[UUID, TaskRow] = {}
    for narrowed in ({"statuses": closed}, {"ids": drawn}):
        wanted = TaskFilter(reader.scope, view.today, campaign=campaign, **narrowed)
        found |= {row.id: row for _, row in await view.snapshot.tasks(wanted, Page(limit=ALL))}
    kept = [row for row in found.values() if row.afterwards.last]
    return sorted(kept, key=lambda row: (str(row.campaign), sort_key(row.number)))


def counted(tasks: Sequence[TaskRow], today: date) -> Mapping[str, int]:
    """How many there are of each state, and of those that are due, overdue, reopened."""
    lasts = [last for row in tasks if (last := row.afterwards.last)]
    return {
        **{state.value: 0 for state in LookBackState},
        **Counter(last.state.value for last in lasts),
        "due": sum(last.state is LookBackState.WAITS and last.due <= today for last in lasts),
        "overdue": sum(last.overdue(today) for last in lasts),
        "reopened": sum(bool(row.afterwards.reopenings) for row in tasks),
    }


async def draws_of(view: View, reader: Reader, campaign: UUID | None) -> list[DrawRow]:
    """All draws, for those who see every task: whoever draws again needs the whole population.

    Raises NotAllowedError.
    """
    reader.must_be(SEES_EVERYTHING)
    rows = await view.snapshot.all(DrawRow, campaign)
    return sorted(rows, key=lambda row: (str(row.campaign), row.draw_kind, row.draw_number))
