"""All rows while a model is filled: those of late as they are, the others as their JSON, pressed.

So memory grows by the bytes of a task and not by its objects, several times as large.
"""

import zlib
from collections import OrderedDict

from services.reporting.domain.rows.kinds import row_of
from services.reporting.domain.rows.row import Key, PlainRow, Row
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.rows.versions import task_of, told

OF_LATE = 2_000
"""Rows kept as objects."""


class KeptRows:
    """Rows by key; reading one makes it one of late."""

    def __init__(self, of_late: int = OF_LATE) -> None:
        self._most = of_late
        self._late: OrderedDict[Key, Row] = OrderedDict()
        self._pressed: dict[Key, bytes] = {}

    def get(self, key: Key) -> Row | None:
        """The row, if there is one."""
        row = self._late.get(key)
        if row is None and (pressed := self._pressed.pop(key, None)) is not None:
            row = self._late[key] = _row(key.kind, zlib.decompress(pressed))
        return row

    def __setitem__(self, key: Key, row: Row) -> None:
        """The row as it stands now."""
        self._late[key] = row
        self._late.move_to_end(key)
        if len(self._late) > self._most:
            old, last = self._late.popitem(last=False)
            self._pressed[old] = zlib.compress(_json(last), 1)


def _json(row: Row) -> bytes:
    if isinstance(row, TaskRow):
        return told(None, row)
    assert isinstance(row, PlainRow)
    return row.model_dump_json().encode()


def _row(kind: str, body: bytes) -> Row:
    return task_of([body]) if kind == TaskRow.kind else row_of(kind, body)
