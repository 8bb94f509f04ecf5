"""A store on an empty database, and commits to append to it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

import asyncpg
import pytest

from contracts.builders.event import an_event
from contracts.envelope import Event
from contracts.events.finding import FindingRegistered
from services.ledger.adapters.postgres.pool import PostgresPool
from services.ledger.adapters.postgres.store.event_store import PostgresEventStore, Writer
from services.ledger.adapters.postgres.store.snapshots import PostgresSnapshots
from services.ledger.adapters.postgres.store.stock.writer import StockWriter
from services.ledger.adapters.postgres.store.writer import PostgresWriter
from services.ledger.application.ports import Appended, Commit, IdempotencyKey
from tests.servers import TestDatabases

NOW = datetime(2021, 9, 18, tzinfo=UTC)


def writer_of(kind: str, pool: PostgresPool, dsn: str, longest_queue: int = 4096) -> Writer:
    """The writer that a setting names."""
    if kind == "stock":
        return StockWriter(dsn, 4, longest_queue)
    return PostgresWriter(pool, longest_queue)


@dataclass
class Shop:
    """The store, its writer, and the database behind them."""

    store: PostgresEventStore
    writer: Writer
    kind: str
    pool: PostgresPool
    admin_dsn: str
    owner_dsn: str
    runtime_dsn: str

    async def stored(self) -> list[asyncpg.Record]:
        """All events in order of position."""
        return await self.pool.fetch(
            "SELECT notification_id, originator_id, originator_version, state FROM ledger.events"
            " ORDER BY notification_id"
        )

    async def append_all(self, *commits: Commit) -> list[Appended | BaseException]:
        """Append all at once, so that they share a group."""
        return list(await asyncio.gather(*map(self.store.append, commits), return_exceptions=True))


def event(stream: UUID | None = None, version: int = 1) -> Event:
    """Some event of a stream."""
    return an_event(
        FindingRegistered,
        aggregate_id=stream or uuid4(),
        aggregate_version=version,
        event_id=uuid4(),
    )


def commit(*events: Event, key: str | None = None, body: bytes = b"body") -> Commit:
    """A commit that expects each stream to end just before its first event here."""
    expected: dict[UUID, int] = {}
    for one in events:
        expected.setdefault(one.aggregate_id, one.aggregate_version - 1)
    remembered = IdempotencyKey("zgb-1", "register_finding", key, body, NOW) if key else None
    answer = {"aggregate_id": str(events[0].aggregate_id), "version": 1, "events": []}
    return Commit(events, expected, NOW, answer=answer, idempotency=remembered)


@pytest.fixture(params=["group", "stock"])
async def shop(databases: TestDatabases, request: pytest.FixtureRequest) -> AsyncIterator[Shop]:
    """An empty store with the rights of the runtime role, behind each of the writers."""
    owner = await databases.migrated()
    runtime = databases.as_role(owner, "ledger_runtime")
    pool = PostgresPool(runtime, 10)
    await pool.open()
    async with writer_of(request.param, pool, runtime) as writer:
        yield Shop(
            PostgresEventStore(pool, writer, PostgresSnapshots(pool, b"k" * 32, every=10)),
            writer,
            request.param,
            pool,
            databases.server.url,
            owner,
            runtime,
        )
    await pool.close()
