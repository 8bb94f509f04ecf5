"""The replay of a whole store: read in one snapshot, compared, and, if wished, repaired.

A repair holds the append lock from its first look to its end, in one transaction; commands wait
meanwhile. It changes nothing where an event is bad: then the events are what has to be put right.
"""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from uuid import UUID

import asyncpg
from eventsourcing.persistence import StoredEvent

from contracts.envelope import UndecodableEventError, parse
from services.ledger.adapters.postgres.replaying.comparing import differing, lost_keys, put_right
from services.ledger.adapters.postgres.replaying.given import GivenTables, Placed
from services.ledger.adapters.postgres.store.mapper import EventMapper
from services.ledger.adapters.postgres.tables.append_function import APPEND_LOCK
from services.ledger.application.replaying.findings import Verdict
from services.ledger.application.replaying.folding import Folding
from services.ledger.application.replaying.moments import Moments, Recorded

STREAMS = """SELECT notification_id, originator_id, originator_version, topic, state
    FROM ledger.events ORDER BY originator_id, originator_version, notification_id"""
DECIDED = "SELECT notification_id, state FROM ledger.events ORDER BY notification_id"
SIZE = "SELECT coalesce(max(notification_id), 0) AS position, count(*) AS events FROM ledger.events"
ENDS = "SELECT last_position FROM ledger.commits"
LOCK = "SELECT pg_advisory_xact_lock($1)"
AT_ONCE = 2_000


class PostgresReplay:
    """Over one connection of the owner's; `told` hears how many events of how many are folded."""

    def __init__(self, connection: asyncpg.Connection, told: Callable[[int, int], None]) -> None:
        self._connection, self._told = connection, told
        self._given = GivenTables(connection)
        self._folding = Folding(EventMapper().to_domain_event)

    @property
    def files(self) -> Mapping[str, str]:
        """After it: the files that events name, each with the first thing that does."""
        return self._folding.files

    async def compare(self) -> Verdict:
        """What stands beside the events, compared; changes nothing, and nobody waits."""
        async with self._connection.transaction(isolation="repeatable_read"):
            return await self._judged()

    async def repair(self) -> Verdict:
        """The same, and whatever differs put right."""
        async with self._connection.transaction():
            await self._connection.execute(LOCK, APPEND_LOCK)
            found = await self._judged()
            if found.bad or not found.differences:
                return found
            await put_right(self._connection)
        return replace(found, repaired=True)

    async def _judged(self) -> Verdict:
        await self._given.make()
        size = await self._connection.fetchrow(SIZE)
        await self._fold(size["events"])
        await self._given.end(await self._commits())
        bad = sorted([*self._folding.bad, *self._given.bad], key=lambda one: one.position)
        differences = tuple(await differing(self._connection))
        lost = tuple(await lost_keys(self._connection))
        return Verdict(size["position"], size["events"], tuple(bad), differences, lost)

    async def _fold(self, count: int) -> None:
        last: UUID | None = None
        done = 0
        async for rows in self._pages(STREAMS):
            folded: list[Placed] = []
            for position, id_, *stored in rows:
                if last != id_:
                    await self._end(last)
                    last = id_
                event = self._folding.take(position, StoredEvent(id_, *stored))
                if event:
                    folded.append((position, event))
            await self._given.add(folded)
            done += len(rows)
            self._told(done, count)
        await self._end(last)

    async def _end(self, stream: UUID | None) -> None:
        """All events of a stream are folded."""
        clocks = self._folding.clocks_of(stream) if stream else []
        if stream and clocks:
            await self._given.add_clocks(stream, clocks)
        if stream and (task := self._folding.task_of(stream)):
            await self._given.add_open(task)

    async def _commits(self) -> Sequence[Recorded]:
        ends = {row["last_position"] for row in await self._connection.fetch(ENDS)}
        moments = Moments(ends)
        async for rows in self._pages(DECIDED):
            moments.take(_decided(rows))
        moments.end()
        return moments.rows

    async def _pages(self, query: str) -> AsyncIterator[Sequence[asyncpg.Record]]:
        cursor = await self._connection.cursor(query)
        while rows := await cursor.fetch(AT_ONCE):
            yield rows


def _decided(rows: Iterable[asyncpg.Record]) -> Iterator[Recorded]:
    """Position and moment of each; what is no event is named elsewhere."""
    for row in rows:
        with suppress(UndecodableEventError, LookupError, TypeError, ValueError):
            told = parse(row["state"])["occurred_at"]
            yield row["notification_id"], datetime.fromisoformat(told)
