"""A model that a projector keeps: one transaction a batch, with the position in it.

The row of `progress` is locked for the whole transaction, so a second projector waits, then reads
on from where the first one came to.
"""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from services.reporting.adapters.postgres.model.live import (
    ensure_live_model,
    write_model,
)
from services.reporting.adapters.postgres.model.reading.selection import BODIES
from services.reporting.adapters.postgres.model.writing.recent import RecentRows
from services.reporting.adapters.postgres.model.writing.tables import TABLES, Table
from services.reporting.application.ports.model import Change, ModelWriter
from services.reporting.domain.rows.kinds import row_of
from services.reporting.domain.rows.row import Key, Row
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.rows.versions import task_of

_CURRENT = """
SELECT r.kind, r.body FROM rows r JOIN unnest($1::text[], $2::uuid[]) AS k (kind, id)
USING (kind, id) WHERE r.valid_to IS NULL
"""
_CURRENT_TASKS = " ".join(
    ("SELECT", BODIES, "FROM tasks t WHERE t.id = ANY($1::uuid[]) AND t.valid_to IS NULL")
)
_END = """
UPDATE {table} t SET valid_to = ended.at FROM unnest($1::uuid[], $2::bigint[]) AS ended (id, at)
WHERE t.id = ended.id AND t.valid_to IS NULL
"""


class PostgresModelWriter:
    """Implements `ModelWriter` inside a transaction on one connection."""

    def __init__(self, connection: Any, position: int, recent: RecentRows) -> None:
        self._connection = connection
        self._recent = recent
        self.position = position
        self.applied: tuple[int, Sequence[Change]] | None = None

    async def current(self, keys: Collection[Key]) -> Mapping[Key, Row]:
        """The rows of these keys that there are."""
        known = self._recent.of(keys)
        unknown = [key for key in keys if key not in known]
        return {**known, **(await self._stored(unknown) if unknown else {})}

    async def apply(self, changes: Sequence[Change], position: int) -> None:
        """Add versions, and move on to the position."""
        for table in TABLES:
            own = table.held(changes)
            await self._end(own, table)
            await table.copy(self._connection, table.lines(own))
        await self._connection.execute("UPDATE progress SET position = $1", position)
        self.applied = position, changes

    async def _stored(self, keys: Sequence[Key]) -> dict[Key, Row]:
        tasks = [key.id for key in keys if key.kind == TaskRow.kind]
        others = [key for key in keys if key.kind != TaskRow.kind]
        kinds, ids = [key.kind for key in others], [key.id for key in others]
        rows: list[Row] = []
        if others:
            found = await self._connection.fetch(_CURRENT, kinds, ids)
            rows += [row_of(kind, body) for kind, body in found]
        if tasks:
            found = await self._connection.fetch(_CURRENT_TASKS, tasks)
            rows += [task_of(bodies) for (bodies,) in found]
        return {row.key: row for row in rows}

    async def _end(self, changes: Sequence[Change], table: Table) -> None:
        """End the stored version of each row at its first change in this batch."""
        first: dict[UUID, int] = {}
        new = {change.row.id for change in changes if change.before is None}
        for change in changes:
            if change.row.id not in new:
                first.setdefault(change.row.id, change.position)
        if first:
            statement = _END.format(table=table.name)
            await self._connection.execute(statement, list(first), list(first.values()))


class PostgresModel:
    """Implements `WritableModel`: the live model, or one that is being rebuilt by name."""

    def __init__(self, pool: Any, model: str | None = None) -> None:
        self._pool = pool
        self._model = model
        self._ready = model is not None
        self._recent = RecentRows()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[ModelWriter]:
        """A transaction that holds the model alone; the first one makes a live model if needed."""
        if not self._ready:
            async with self._pool.acquire() as connection:
                await ensure_live_model(connection)
            self._ready = True
        async with self._pool.acquire() as connection, connection.transaction():
            model = await write_model(connection, self._model)
            position = await connection.fetchval("SELECT position FROM progress FOR UPDATE")
            self._recent.begin(model, position)
            writer = PostgresModelWriter(connection, position, self._recent)
            yield writer
        reached, changes = writer.applied or (position, ())
        self._recent.keep(model, reached, changes)
