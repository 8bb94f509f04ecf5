"""Deadlines that have passed, found by index; and idempotency records that have expired."""

from datetime import date, datetime
from uuid import UUID

from services.ledger.adapters.postgres.pool import PostgresPool

PASSED = "SELECT task FROM ledger.due_dates WHERE due < $1 GROUP BY task ORDER BY min(due) LIMIT $2"
PURGE = "DELETE FROM ledger.idempotency WHERE expires_at < $1"


class PostgresDueDates:
    """What the clock process looks up."""

    def __init__(self, pool: PostgresPool) -> None:
        self._pool = pool

    async def passed(self, today: date, most: int) -> list[UUID]:
        """Tasks with a deadline that ended before today, the longest overdue first."""
        return [row["task"] for row in await self._pool.fetch(PASSED, today, most)]

    async def forget_expired(self, now: datetime) -> None:
        """Delete idempotency records that no repeat may use any more."""
        await self._pool.execute(PURGE, now)
