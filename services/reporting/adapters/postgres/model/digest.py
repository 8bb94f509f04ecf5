"""The digest of a model at a position: SHA-256 over every row version, in a fixed order.

Two models that were projected from the same events give the same digest at the same position,
however far each has gone on; a row that was changed by hand shows.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from services.reporting.adapters.postgres.model import columns
from services.reporting.adapters.postgres.model.difference import differing
from services.reporting.adapters.postgres.model.live import live_model, use_model
from services.reporting.application.ports.rebuilding import RowDifference

# No version can begin or end beyond the position that the model has come to ($2); one that says so
# was made by hand, and shows at every position.
_ENDED = "CASE WHEN valid_to <= $1 OR valid_to > $2 THEN valid_to END"
_ORDER = {"rows": "kind, id, valid_from", "tasks": "id, version", "words": "id, valid_from"}
_COLUMNS = {"rows": columns.ROWS, "tasks": columns.TASKS, "words": columns.WORDS}
_FETCHED_AT_ONCE = 1_000


class PostgresDigests:
    """Implements `Digests` on an asyncpg pool."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool

    async def of(self, model: str | None, position: int | None) -> tuple[int, str]:
        """The position (that of the model, if none is given) and the digest there.

        Raises ValueError for a position that the model has not come to.
        """
        async with (
            self._pool.acquire() as connection,
            connection.transaction(isolation="repeatable_read", readonly=True),
        ):
            await use_model(connection, model or await live_model(connection) or "")
            applied: int = await connection.fetchval("SELECT position FROM progress")
            at = applied if position is None else position
            if at > applied:
                raise ValueError(f"the model has come to {applied}, not to {at}")
            digest = hashlib.sha256()
            for table in _ORDER:
                await _add(connection, digest, table, (at, applied))
            return at, digest.hexdigest()

    async def differing(self, model: str, position: int) -> Sequence[RowDifference]:
        """The rows that make the live model's digest another one than this model's there."""
        return await differing(self._pool, model, position)


async def _add(connection: Any, digest: Any, table: str, bounds: tuple[int, int]) -> None:
    digest.update(f"{table}\n".encode())
    async for (line,) in connection.cursor(_statement(table), *bounds, prefetch=_FETCHED_AT_ONCE):
        digest.update(line.encode())
        digest.update(b"\n")


def _statement(table: str) -> str:
    shown = (_ENDED if name == "valid_to" else name for name in _COLUMNS[table])
    row = f"ROW({', '.join(shown)})::text"
    which = "valid_from <= $1 OR valid_from > $2"
    return " ".join(("SELECT", row, "FROM", table, "WHERE", which, "ORDER BY", _ORDER[table]))
