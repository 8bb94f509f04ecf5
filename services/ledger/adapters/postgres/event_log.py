"""The notification log, read in batches by position, with LISTEN as a nudge.

Positions are gapless for a reader only because every writer takes the store's lock before it draws
one; numbers that a failed append drew stay unused. A lost nudge delays and never loses.
"""

import asyncio
from typing import Any

from services.ledger.adapters.postgres.session import PostgresSession
from services.ledger.application.relaying.ports import StoredEvent

CHANNEL = "events"
SCAN_SECONDS = 3600.0
# In the order of StoredEvent.
COLUMNS = "notification_id, originator_id, originator_version, topic, state"
AFTER = (
    f"SELECT {COLUMNS} FROM ledger.events WHERE notification_id > $1"  # noqa: S608 - constants
    " ORDER BY notification_id LIMIT $2"
)
AT = f"SELECT {COLUMNS} FROM ledger.events WHERE notification_id = $1"  # noqa: S608
HEAD = "SELECT coalesce(max(notification_id), 0) FROM ledger.events"
LAST_OF_UNITS = (
    "SELECT unit, max(notification_id) AS position FROM ("
    "SELECT notification_id, convert_from(state, 'UTF8')::json ->> 'unit' AS unit"
    " FROM ledger.events WHERE notification_id > $1 AND notification_id <= $2) AS events"
    " WHERE unit IS NOT NULL GROUP BY unit"
)


class PostgresEventLog(PostgresSession):
    """Implements the port `EventLog` with a role that may SELECT."""

    def __init__(self, dsn: str, patience: float = 5.0) -> None:
        super().__init__(dsn, "taizhang-relay", patience)
        self._nudged = asyncio.Event()

    async def after(self, position: int, limit: int) -> list[StoredEvent]:
        """The events that follow a position, at most `limit`."""
        # Cleared before the read: what is appended during it must not wait for the poll.
        self._nudged.clear()
        async with self.connected() as connection:
            return [
                StoredEvent._make(row) for row in await connection.fetch(AFTER, position, limit)
            ]

    async def at(self, position: int) -> StoredEvent | None:
        """The event at exactly this position."""
        async with self.connected() as connection:
            row = await connection.fetchrow(AT, position)
        return StoredEvent(*row) if row else None

    async def head(self) -> int:
        """The highest position, 0 in an empty store."""
        async with self.connected() as connection:
            return int(await connection.fetchval(HEAD))

    async def last_of_units(self, after: int, upto: int) -> dict[str, int]:
        """The last position of each unit within `after` < position ≤ `upto`.

        Reads every event in between: the unit stands in the bytes alone.
        """
        async with self.connected() as connection:
            rows = await connection.fetch(LAST_OF_UNITS, after, upto, timeout=SCAN_SECONDS)
        return {row["unit"]: row["position"] for row in rows}

    async def news(self, seconds: float) -> None:
        """Wait until something was appended since the last read, at most for `seconds`."""
        try:
            async with asyncio.timeout(seconds):
                await self._nudged.wait()
        except TimeoutError:
            return

    async def prepare(self, connection: Any) -> None:
        """Be nudged from now on."""
        await connection.add_listener(CHANNEL, self._nudge)

    def _nudge(self, *_: object) -> None:
        self._nudged.set()
