"""Events folded in memory: given these, the row is that."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from contracts.builders.places import TASK
from contracts.envelope import Event
from services.reporting.domain.folding.fold import fold, key_of
from services.reporting.domain.rows.row import Key, Row
from services.reporting.domain.rows.task import TaskRow

ZONE = ZoneInfo("Asia/Shanghai")
R = TypeVar("R", bound=Row)


def rows_after(events: Iterable[Event]) -> dict[Key, Row]:
    """The rows that the events give."""
    rows: dict[Key, Row] = {}
    for event in events:
        row = fold(event, rows.get(key_of(event)), rows, ZONE)
        if row is not None:
            rows[row.key] = row
    return rows


def row_after(events: Iterable[Event], kind: type[R], id_: UUID) -> R:
    """One row that the events give."""
    row = rows_after(events)[Key(kind.kind, id_)]
    assert isinstance(row, kind)
    return row


def task_after(events: Iterable[Event]) -> TaskRow:
    """The example's task after the events."""
    return row_after(events, TaskRow, TASK)
