"""When what was recorded, as the events give it: the rows of `commits`.

A commit's moment is the latest decision in it, and never before the one of the commit before.
Where commits end is kept in the table alone; but none takes longer than `LONGEST`, and the last
one ends with the last event, so that a row that was taken out is missed by that much at most.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

LONGEST = timedelta(hours=1)
"""Between the first and the last decision of one commit; seconds in fact."""

Recorded = tuple[int, datetime]
"""Last position of a commit, and when it was recorded."""


class Moments:
    """Takes (position, when decided) in the order of positions; `rows` are the commits."""

    def __init__(self, ends: Collection[int]) -> None:
        self._ends = ends
        self._first: datetime | None = None
        self._last: Recorded | None = None
        self._recorded: datetime | None = None
        self.rows: list[Recorded] = []

    def take(self, decided: Iterable[Recorded]) -> None:
        """The next events."""
        for position, at in decided:
            self._take(position, at)

    def end(self) -> None:
        """There are no more events."""
        if self._last:
            self._close(self._last)

    def _take(self, position: int, at: datetime) -> None:
        moment = max(at, self._recorded or at)
        if self._last and self._first and moment - self._first > LONGEST:
            self._close(self._last)
        latest = max(moment, self._last[1]) if self._last else moment
        self._first = self._first or moment
        self._last = (position, latest)
        if position in self._ends:
            self._close(self._last)

    def _close(self, last: Recorded) -> None:
        self.rows.append(last)
        self._recorded = last[1]
        self._first = self._last = None
