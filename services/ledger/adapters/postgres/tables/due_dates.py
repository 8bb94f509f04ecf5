"""Deadlines that have passed, found by index; and idempotency records that have expired."""

from datetime import date, datetime
from uuid import UUID

from contracts.words import Clock
from services.ledger.adapters.postgres.pool import PostgresPool

PASSED = """SELECT stream, min(clock) AS clock FROM ledger.due_dates WHERE due < $1
    GROUP BY stream ORDER BY min(due) LIMIT $2"""
PURGE = "DELETE FROM ledger.idempotency WHERE expires_at < $1"


class PostgresDueDates:
    """What the clock process looks up."""

    def __init__(self, pool: PostgresPool) -> None:
        self._pool = pool

    async def passed(self, today: date, most: int) -> list[tuple[UUID, Clock]]:
        """What has a deadline that ended before today, with one such; the longest overdue first."""
        rows = await self._pool.fetch(PASSED, today, most)
        return [(row["stream"], Clock(row["clock"])) for row in rows]

    async def forget_expired(self, now: datetime) -> None:
        """Delete idempotency records that no repeat may use any more."""
        await self._pool.execute(PURGE, now)
