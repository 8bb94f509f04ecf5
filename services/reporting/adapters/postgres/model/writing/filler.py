"""Fills a part of a model that nobody reads: COPY into bare tables.

A version is written when the next one of its row is known, so rows are written once and complete;
those still open are written last. How far a part has come is committed with what was written.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from services.reporting.adapters.postgres.model.live import use_model
from services.reporting.adapters.postgres.model.writing.tables import TABLES, Record, Table
from services.reporting.application.ports.event_store import Part
from services.reporting.application.ports.model import Change
from services.reporting.application.refusals import RebuildUnderWayError

_CAME_TO = """
UPDATE filled SET position = $1, ended = $4 WHERE part = $2 AND position = $3 AND NOT ended
"""


class PostgresFiller:
    """Implements `Filler`; `filled` is the position up to which the part stands already."""

    def __init__(self, pool: Any, model: str, part: Part, filled: int) -> None:
        self._pool = pool
        self._model = model
        self._part = part
        self._filled = self._written = filled
        # Rows that are no task's are folded in every part, and written by the first.
        self._tables = TABLES[1 if part.number else 0 :]
        self._open: list[dict[UUID, Record]] = [{} for _ in self._tables]

    def take(self, changes: Sequence[Change]) -> list[list[Record]]:
        """Take what comes next, without I/O; what it ends is to be written."""
        pairs = zip(self._tables, self._open, strict=True)
        return [self._ended_in(table, open_, changes) for table, open_ in pairs]

    async def write(self, ended: list[list[Record]], position: int) -> None:
        """Write what ended up to the position, unless it was written before."""
        if position > self._filled:
            await self._write(ended, position, ended=False)

    async def end(self, position: int) -> None:
        """All is taken: write what is still open, too."""
        await self._write([list(own.values()) for own in self._open], position, ended=True)

    def _ended_in(
        self, table: Table, open_: dict[UUID, Record], changes: Sequence[Change]
    ) -> list[Record]:
        records = []
        for change in filter(table.holds, changes):
            id_ = change.row.id
            last = open_.get(id_)
            if last is not None and change.position > self._filled:
                records.append(table.ended(last, change.position))
            open_[id_] = table.record(change, None)
        return records

    async def _write(self, records: list[list[Record]], position: int, *, ended: bool) -> None:
        part = self._part.number
        async with self._pool.acquire() as connection, connection.transaction():
            await use_model(connection, self._model)
            await connection.execute("SET LOCAL synchronous_commit = off")
            for table, own in zip(self._tables, records, strict=True):
                await table.copy(connection, own)
            came = await connection.execute(_CAME_TO, position, part, self._written, ended)
            if came != "UPDATE 1":
                raise RebuildUnderWayError("another process fills the same part of the model")
        self._written = position
