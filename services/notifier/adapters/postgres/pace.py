"""Chooses what is due as far as the rates of channels let it through.

Buckets are rows, and tokens are taken under a lock, so that replicas share them and a restart fills
none. Seconds are the database's own: what a receiver bears does not depend on a settable clock.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from services.notifier.application.sending.pace import Pace, Rate

TABLES = """
CREATE TABLE IF NOT EXISTS notifier.buckets (
    name text PRIMARY KEY,
    tokens double precision NOT NULL,
    counted_at timestamptz NOT NULL
);
"""

_LOCK = 0x7A7A_0000_5E4D_0002

_READ = """
SELECT name, tokens, extract(epoch FROM clock_timestamp() - counted_at)::double precision AS seconds
FROM notifier.buckets
"""

_DUE = """
SELECT id, channel, recipient FROM notifier.deliveries
WHERE state = 'pending' AND due_at <= $1
    AND channel <> ALL($3) AND channel || '/' || recipient <> ALL($3)
ORDER BY due_at, position LIMIT $2 FOR UPDATE SKIP LOCKED
"""

_COUNT = """
INSERT INTO notifier.buckets (name, tokens, counted_at) VALUES ($1, $2, clock_timestamp())
ON CONFLICT (name) DO UPDATE SET tokens = excluded.tokens, counted_at = excluded.counted_at
"""


class PostgresPace:
    """Works on the connection of the claim."""

    def __init__(self, rates: Mapping[str, Rate]) -> None:
        self._rates = rates

    async def due(self, connection: Any, now: datetime, limit: int) -> list[UUID]:
        """Deliveries that are due and have a token, the earliest first, locked."""
        counted = await self._counted(connection)
        pace = Pace(self._rates, {row["name"]: (row["tokens"], row["seconds"]) for row in counted})
        rows = await connection.fetch(_DUE, now, limit, pace.empty)
        chosen = [row["id"] for row in rows if pace.take(row["channel"], row["recipient"])]
        if chosen and pace.tokens:
            await connection.executemany(_COUNT, list(pace.tokens.items()))
        return chosen

    async def _counted(self, connection: Any) -> list[Any]:
        if not self._rates:
            return []
        # Rows alone would not do: a bucket that nobody has used yet has none to lock.
        await connection.execute("SELECT pg_advisory_xact_lock($1)", _LOCK)
        rows: list[Any] = await connection.fetch(_READ)
        return rows
