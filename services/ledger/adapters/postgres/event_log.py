"""The notification log, read in batches by position, with LISTEN as a nudge.

Positions are gapless for a reader only because every writer takes the store's lock before it draws
one; numbers that a failed append drew stay unused. A lost nudge delays and never loses.
"""

import asyncio
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Ahead:
    """A page on its way."""

    position: int
    limit: int
    page: asyncio.Task[list[StoredEvent]]


class PostgresEventLog(PostgresSession):
    """Implements the port `EventLog` with a role that may SELECT."""

    def __init__(self, dsn: str, patience: float = 5.0) -> None:
        super().__init__(dsn, "taizhang-relay", patience)
        self._nudged = asyncio.Event()
        self._ahead: _Ahead | None = None

    async def after(self, position: int, limit: int) -> list[StoredEvent]:
        """The events that follow a position, at most `limit`.

        Behind a full page the next one is read while the caller works on this one.
        """
        ahead = await self._alone()
        self._ahead = None
        if ahead and (ahead.position, ahead.limit) == (position, limit):
            page = ahead.page.result()
        else:
            page = await self._read(position, limit)
        if len(page) == limit:
            last = page[-1].position
            self._ahead = _Ahead(last, limit, asyncio.create_task(self._read(last, limit)))
        return page

    async def at(self, position: int) -> StoredEvent | None:
        """The event at exactly this position; what was read ahead of it is not used any more."""
        await self._alone()
        self._ahead = None
        async with self.connected() as connection:
            row = await connection.fetchrow(AT, position)
        return StoredEvent(*row) if row else None

    async def head(self) -> int:
        """The highest position, 0 in an empty store."""
        await self._alone()
        async with self.connected() as connection:
            return int(await connection.fetchval(HEAD))

    async def last_of_units(self, after: int, upto: int) -> dict[str, int]:
        """The last position of each unit within `after` < position ≤ `upto`.

        Reads every event in between: the unit stands in the bytes alone.
        """
        await self._alone()
        async with self.connected() as connection:
            rows = await connection.fetch(LAST_OF_UNITS, after, upto, timeout=SCAN_SECONDS)
        return {row["unit"]: row["position"] for row in rows}

    async def close(self) -> None:
        """End the session, and what is read ahead."""
        if self._ahead:
            self._ahead.page.cancel()
            await self._alone()
        await super().close()

    async def _alone(self) -> "_Ahead | None":
        """Wait until nothing else uses the connection; answers what was read ahead."""
        if self._ahead:
            await asyncio.wait({self._ahead.page})
        return self._ahead

    async def _read(self, position: int, limit: int) -> list[StoredEvent]:
        # Cleared before the read: what is appended during it must not wait for the poll.
        self._nudged.clear()
        async with self.connected() as connection:
            rows = await connection.fetch(AFTER, position, limit)
        return [StoredEvent(*row) for row in rows]

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
