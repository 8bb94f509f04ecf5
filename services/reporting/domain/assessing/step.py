"""A stream's history as steps: each event with the row before it and after it.

Whatever folds is assessed by what it did to the row, so that new facts need no rule here unless
they count by themselves.
"""

from collections.abc import Iterable, Iterator
from datetime import date, tzinfo
from typing import NamedTuple

from contracts.envelope import Event
from services.reporting.domain.folding.fold import Rows, fold
from services.reporting.domain.folding.happening import Happening
from services.reporting.domain.rows.row import Row


class At(NamedTuple):
    """Where an event stands in the store, and the organisation's day of it."""

    position: int
    day: date


class Step(NamedTuple):
    """One event; `before` is None for the one that founds the stream."""

    at: At
    event: Event
    before: Row | None
    after: Row


def steps(history: Iterable[tuple[int, Event]], rows: Rows, zone: tzinfo) -> Iterator[Step]:
    """The steps of one stream; `rows` holds what founding looks at. Raises FoldError."""
    before: Row | None = None
    for position, event in history:
        after = fold(event, before, rows, zone)
        if after is None:
            return
        yield Step(At(position, Happening(event, zone).day), event, before, after)
        before = after
