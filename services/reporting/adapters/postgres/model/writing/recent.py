"""Rows that this process wrote last, so that a busy task is not read again for each of its events.

They stand for one model at one position: another projector's batch, a swap or a failed transaction
makes them void.
"""

from collections import OrderedDict
from collections.abc import Collection, Sequence

from services.reporting.application.ports.model import Change
from services.reporting.domain.rows.row import Key, Row

KEPT = 4_000
"""Rows at most; a task takes some ten kilobytes."""


class RecentRows:
    """The rows written last, oldest first."""

    def __init__(self) -> None:
        self._rows: OrderedDict[Key, Row] = OrderedDict()
        self._stand: tuple[str, int] | None = None

    def begin(self, model: str, position: int) -> None:
        """A transaction begins at this position; rows of any other stand are forgotten.

        Until `keep`, the stand is unknown: a transaction that fails leaves nothing behind.
        """
        if self._stand != (model, position):
            self._rows.clear()
        self._stand = None

    def of(self, keys: Collection[Key]) -> dict[Key, Row]:
        """Those that are known."""
        return {key: self._rows[key] for key in keys if key in self._rows}

    def keep(self, model: str, position: int, changes: Sequence[Change]) -> None:
        """The transaction was committed and came to this position."""
        for change in changes:
            self._rows[change.row.key] = change.row
            self._rows.move_to_end(change.row.key)
        while len(self._rows) > KEPT:
            self._rows.popitem(last=False)
        self._stand = model, position
