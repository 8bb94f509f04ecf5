"""Housekeeping of the events holds up no append; under the library's own table lock it would.

The VACUUM here is slowed down until it is ended, so that what comes to its end meanwhile did not
wait for it.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from uuid import uuid4

import asyncpg
import pytest
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder

from tests.services.ledger.store.conftest import Shop, commit, event
from tests.services.ledger.store.recorders import datastore_of

# A page costs a point at least, and each point 0.1 s: all pages of these events, half a minute.
SLOW = "SET vacuum_cost_delay = 100; SET vacuum_cost_limit = 1"
EVENTS = 1_000
AT_WORK = "SELECT count(*) FROM pg_stat_progress_vacuum WHERE datname = current_database()"
WAITING = """
SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'ledger.events'::regclass
"""


@pytest.fixture
async def owner(shop: Shop) -> AsyncIterator[asyncpg.Connection]:
    """The owner's connection to a store with events in it."""
    await shop.append_all(*(commit(event()) for _ in range(EVENTS)))
    connection = await asyncpg.connect(shop.owner_dsn)
    yield connection
    await connection.close()


async def test_appends_come_to_their_end_during_a_vacuum(
    shop: Shop, owner: asyncpg.Connection
) -> None:
    async with _vacuum(shop, owner):
        await shop.append_all(*(commit(event()) for _ in range(100)))
        assert await owner.fetchval(AT_WORK) == 1
    assert len(await shop.stored()) == EVENTS + 100


async def test_under_the_librarys_table_lock_an_append_would_wait_for_the_vacuums_end(
    shop: Shop, owner: asyncpg.Connection
) -> None:
    with datastore_of(shop.owner_dsn) as datastore:
        recorder = PostgresApplicationRecorder(datastore, events_table_name="events")
        one = StoredEvent(uuid4(), 1, "x", b"")
        async with _vacuum(shop, owner):
            locking = asyncio.create_task(asyncio.to_thread(recorder.insert_events, [one]))
            await _until(owner, WAITING)
            assert await owner.fetchval(AT_WORK) == 1
            assert not locking.done()
        await locking


@asynccontextmanager
async def _vacuum(shop: Shop, owner: asyncpg.Connection) -> AsyncIterator[None]:
    """VACUUM of the events at work for the length of a block, and ended with it."""
    connection = await asyncpg.connect(shop.owner_dsn)
    await connection.execute(SLOW)
    work = asyncio.create_task(connection.execute("VACUUM (FREEZE, ANALYZE) ledger.events"))
    try:
        await _until(owner, AT_WORK)
        yield
    finally:
        work.cancel()
        with suppress(asyncio.CancelledError, asyncpg.QueryCanceledError):
            await work
        await connection.close()


async def _until(owner: asyncpg.Connection, query: str) -> None:
    async with asyncio.timeout(20):
        while not await owner.fetchval(query):
            await asyncio.sleep(0.01)
