"""A model that a projector keeps: one transaction a batch, with the position in it.

The row of `progress` is locked for the whole transaction, so a second projector waits, then reads
on from where the first one came to.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import Any
from uuid import UUID

from services.reporting.adapters.postgres.model import columns
from services.reporting.adapters.postgres.model.live import (
    ensure_live_model,
    locked_live_model,
    use_model,
)
from services.reporting.adapters.postgres.model.writing.recent import RecentRows
from services.reporting.application.ports.model import Change, HistoryEntry, ModelWriter
from services.reporting.domain.rows.kinds import row_of
from services.reporting.domain.rows.row import Key, Row
from services.reporting.domain.rows.task import TaskRow

_CURRENT = """
SELECT 'task'::text, body FROM tasks WHERE id = ANY($1::uuid[]) AND valid_to IS NULL
UNION ALL
SELECT r.kind, r.body FROM rows r JOIN unnest($2::text[], $3::uuid[]) AS k (kind, id)
USING (kind, id) WHERE r.valid_to IS NULL
"""
_END_TASKS = """
UPDATE tasks t SET valid_to = ended.at FROM unnest($1::uuid[], $2::bigint[]) AS ended (id, at)
WHERE t.id = ended.id AND t.valid_to IS NULL
"""
_END_ROWS = """
UPDATE rows t SET valid_to = ended.at FROM unnest($1::uuid[], $2::bigint[]) AS ended (id, at)
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

    async def apply(
        self, changes: Sequence[Change], history: Sequence[HistoryEntry], position: int
    ) -> None:
        """Add versions and history, and move on to the position."""
        tasks = [change for change in changes if columns.is_task(change.row)]
        others = [change for change in changes if not columns.is_task(change.row)]
        await self._end(tasks, _END_TASKS)
        await self._end(others, _END_ROWS)
        await self._copy("tasks", columns.TASKS, _versions(tasks, _task))
        await self._copy("rows", columns.ROWS, _versions(others, columns.of_row))
        entries = [(each.position, each.task, each.version, each.state) for each in history]
        await self._copy("history", columns.HISTORY, entries)
        await self._connection.execute("UPDATE progress SET position = $1", position)
        self.applied = position, changes

    async def _stored(self, keys: Sequence[Key]) -> dict[Key, Row]:
        tasks = [key.id for key in keys if key.kind == TaskRow.kind]
        others = [key for key in keys if key.kind != TaskRow.kind]
        kinds, ids = [key.kind for key in others], [key.id for key in others]
        found = await self._connection.fetch(_CURRENT, tasks, kinds, ids)
        rows = (row_of(kind, body) for kind, body in found)
        return {row.key: row for row in rows}

    async def _end(self, changes: Sequence[Change], statement: str) -> None:
        """End the stored version of each row at its first change in this batch."""
        first: dict[UUID, int] = {}
        for change in changes:
            first.setdefault(change.row.id, change.position)
        if first:
            await self._connection.execute(statement, list(first), list(first.values()))

    async def _copy(self, table: str, names: tuple[str, ...], records: list[Any]) -> None:
        if records:
            await self._connection.copy_records_to_table(table, columns=names, records=records)


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
            model = self._model or await locked_live_model(connection)
            await use_model(connection, model)
            # What a crash of the server takes back, position and rows together, is projected again.
            await connection.execute("SET LOCAL synchronous_commit = off")
            position = await connection.fetchval("SELECT position FROM progress FOR UPDATE")
            self._recent.begin(model, position)
            writer = PostgresModelWriter(connection, position, self._recent)
            yield writer
        reached, changes = writer.applied or (position, ())
        self._recent.keep(model, reached, changes)


def _task(change: Change, valid_to: int | None) -> tuple[Any, ...]:
    assert isinstance(change.row, TaskRow)
    return columns.of_task(change.position, change.row, valid_to)


def _versions(
    changes: Sequence[Change], record: Callable[[Change, int | None], tuple[Any, ...]]
) -> list[tuple[Any, ...]]:
    """Each change as a version that ends where the row's next one in this batch begins."""
    positions: dict[Key, list[int]] = defaultdict(list)
    for change in changes:
        positions[change.row.key].append(change.position)
    following: dict[tuple[Key, int], int] = {
        (key, one): next_ for key, own in positions.items() for one, next_ in pairwise(own)
    }
    return [record(each, following.get((each.row.key, each.position))) for each in changes]
