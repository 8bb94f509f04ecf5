"""The ledger's tables through a role that can only read them.

Order of position is order of commit, because every writer holds one lock; so reading on from a
position misses nothing. Errors are asyncpg's own.
"""

from collections import OrderedDict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from services.reporting.application.ports.event_store import Slice, StoredEvent

_AFTER = """
SELECT notification_id, state FROM ledger.events
WHERE notification_id > $1 ORDER BY notification_id LIMIT $2
"""
_CUTTING_TAKES = 3_600.0
_SLICES = """
SELECT max(first), sum(events)::bigint FROM (
    SELECT first, events, sum(events) OVER (ORDER BY first) AS total FROM (
        SELECT min(notification_id) AS first, count(*) AS events FROM ledger.events
        WHERE notification_id <= $1 GROUP BY originator_id
    ) AS streams
) AS counted GROUP BY ceil(total / $2::int) ORDER BY 1
"""
# An array, and no join: with a join the plan for unknown positions reads the whole table.
_SLICE = """
SELECT notification_id, state FROM ledger.events WHERE originator_id = ANY(ARRAY(
    SELECT originator_id FROM ledger.events
    WHERE notification_id > $1 AND notification_id <= $2 AND originator_version = 1
)) AND notification_id <= $3 ORDER BY notification_id
"""
_OF_STREAMS = """
SELECT notification_id, state FROM ledger.events
WHERE originator_id = ANY($1::uuid[]) AND notification_id <= $2 ORDER BY notification_id
"""
_HEAD = "SELECT coalesce(max(notification_id), 0) FROM ledger.events"
_LAST_BEFORE = """
SELECT last_position FROM ledger.commits WHERE recorded_at < $1
ORDER BY last_position DESC LIMIT 1
"""
_NEWEST = "SELECT recorded_at FROM ledger.commits ORDER BY last_position DESC LIMIT 1"
_REMEMBERED = 1_000
_COMMITTED = """
SELECT recorded_at FROM ledger.commits WHERE last_position >= $1
ORDER BY last_position LIMIT 1
"""


class PostgresEventStore:
    """Implements `EventStore` on an asyncpg pool."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool
        self._settled: OrderedDict[datetime, int] = OrderedDict()

    async def after(self, position: int, limit: int) -> Sequence[StoredEvent]:
        """The next events in the order of the store."""
        rows = await self._pool.fetch(_AFTER, position, limit)
        return [StoredEvent(*row) for row in rows]

    async def slices(self, until: int, events: int) -> Sequence[Slice]:
        """All streams cut into slices of about so many events up to the position."""
        async with self._pool.acquire() as connection:
            found = await connection.fetch(_SLICES, until, events, timeout=_CUTTING_TAKES)
        begins = [0, *(up_to for up_to, _ in found)]
        return [Slice(n, begins[n], *each) for n, each in enumerate(found)]

    async def slice(self, slice_: Slice, until: int) -> Sequence[StoredEvent]:
        """The events of a slice's streams up to the position, in the order of the store."""
        rows = await self._pool.fetch(_SLICE, slice_.after, slice_.up_to, until)
        return [StoredEvent(*row) for row in rows]

    async def of_streams(self, streams: Collection[UUID], position: int) -> Sequence[StoredEvent]:
        """The events of these streams up to the position, in the order of the store."""
        rows = await self._pool.fetch(_OF_STREAMS, list(streams), position)
        return [StoredEvent(*row) for row in rows]

    async def head(self) -> int:
        """The highest stored position."""
        head: int = await self._pool.fetchval(_HEAD)
        return head

    async def last_before(self, moment: datetime) -> int:
        """The position of the last event committed before the moment.

        Once something was committed later the answer never changes, and is remembered.
        """
        if moment in self._settled:
            return self._settled[moment]
        newest = await self._pool.fetchval(_NEWEST)
        position: int = await self._pool.fetchval(_LAST_BEFORE, moment) or 0
        if newest is not None and newest >= moment:
            self._settled[moment] = position
            if len(self._settled) > _REMEMBERED:
                self._settled.popitem(last=False)
        return position

    async def committed_at(self, position: int) -> datetime | None:
        """When the event at this position was committed."""
        moment: datetime | None = await self._pool.fetchval(_COMMITTED, position)
        return moment
