"""Models side by side in one database; the swap is one row changed in one transaction.

The former live model is kept until the next rebuild, for readers that are still in it.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from services.reporting.adapters.postgres.model.live import (
    drop_others,
    ensure_live_model,
    live_model,
    make_model,
    point_at,
    unfinished_model,
    use_model,
)
from services.reporting.adapters.postgres.model.schema import indexes_ddl
from services.reporting.adapters.postgres.model.writing.writer import PostgresModel
from services.reporting.application.ports.event_store import Slice
from services.reporting.application.ports.model import WritableModel
from services.reporting.application.refusals import RebuildUnderWayError

# Any constant serves, as long as nothing else in the database takes the same lock.
_REBUILDING = 0x7A7A_4D0D_E100_0002
_INDEXING_TAKES = 3_600.0
_CUT = "INSERT INTO filled (slice, after, up_to, events, until) VALUES ($1, $2, $3, $4, $5)"
_LEFT = "SELECT slice, after, up_to, events FROM filled WHERE NOT done ORDER BY slice"


class PostgresShelf:
    """Implements `ModelShelf` on an asyncpg pool."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """Keep other rebuilds out; the lock goes with the connection if this process dies."""
        async with self._pool.acquire() as connection:
            held = True
            try:
                held = await connection.fetchval("SELECT pg_try_advisory_lock($1)", _REBUILDING)
                if not held:
                    raise RebuildUnderWayError("another rebuild is under way; let it end first")
                try:
                    yield
                finally:
                    await connection.execute("SELECT pg_advisory_unlock($1)", _REBUILDING)
                    held = False
            finally:
                # Cancelled as it locked or unlocked, the session may hold the lock until it ends.
                if held:
                    connection.terminate()

    async def begun(self, until: int | None = None) -> str:
        """A model that a broken-off rebuild was filling, or else a new one; others are dropped."""
        async with self._pool.acquire() as connection:
            live = await ensure_live_model(connection)
            async with connection.transaction():
                begun = await unfinished_model(connection, live, until)
                await drop_others(connection, {live, begun or live})
                return begun or await make_model(connection)

    async def filled_up_to(self, model: str) -> int | None:
        """Up to which position the model is to be filled; None where it is not cut yet."""
        async with self._pool.acquire() as connection, connection.transaction(readonly=True):
            await use_model(connection, model)
            until: int | None = await connection.fetchval("SELECT max(until) FROM filled")
            return until

    async def cut(self, model: str, slices: Sequence[Slice], until: int) -> None:
        """Let the model be filled by these slices, up to the position."""
        async with self._pool.acquire() as connection, connection.transaction():
            await use_model(connection, model)
            await connection.executemany(_CUT, [(*each, until) for each in slices])

    async def left(self, model: str) -> Sequence[Slice]:
        """The slices that are not filled yet."""
        async with self._pool.acquire() as connection, connection.transaction(readonly=True):
            await use_model(connection, model)
            return [Slice(*each) for each in await connection.fetch(_LEFT)]

    async def finish(self, model: str, position: int) -> None:
        """Make the indexes, and let the model stand at the position."""
        async with self._pool.acquire() as connection, connection.transaction():
            await use_model(connection, model)
            await connection.execute("SET LOCAL maintenance_work_mem = '128MB'")
            await connection.execute(indexes_ddl(model), timeout=_INDEXING_TAKES)
            await connection.execute("DELETE FROM filled")
            await connection.execute("UPDATE progress SET position = $1", position)

    def writable(self, model: str) -> WritableModel:
        """The model of this name, to project into."""
        return PostgresModel(self._pool, model)

    async def applied(self, model: str | None) -> int:
        """How far a model has come; None is the live one."""
        async with self._pool.acquire() as connection, connection.transaction(readonly=True):
            return await _position(connection, model or await live_model(connection) or "")

    @asynccontextmanager
    async def swapping(self, model: str) -> AsyncIterator[int]:
        """Hold the live model where it stands, then put `model` in its place."""
        async with self._pool.acquire() as connection, connection.transaction():
            # Waits for a batch under way, and keeps the next one waiting.
            live = await connection.fetchval("SELECT model FROM reporting.live FOR UPDATE")
            yield await _position(connection, live)
            await point_at(connection, model)

    async def drop(self, model: str) -> None:
        """Drop a model that is not live."""
        async with self._pool.acquire() as connection, connection.transaction():
            others = await connection.fetch(
                "SELECT nspname FROM pg_namespace WHERE nspname ~ '^model_' AND nspname <> $1",
                model,
            )
            await drop_others(connection, {name for (name,) in others})


async def _position(connection: Any, model: str) -> int:
    await use_model(connection, model)
    position: int = await connection.fetchval("SELECT position FROM progress")
    return position
