"""One active relay: who stands by, who takes over, and why two could do no harm."""

import psycopg

from services.ledger.adapters.postgres.relay_lease import PostgresLease
from services.ledger.application.relaying.publishing import Pace
from services.ledger.application.relaying.relay import Ports, Relay
from tests.servers import TestDatabases
from tests.services.ledger.relay.running import eventually, relay_between, running
from tests.services.ledger.relay.store import Store
from tests.services.ledger.relay.stream import Stream, assert_complete

CUT_LEASE = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE application_name = 'taizhang-relay-lease' AND datname = current_database()"
    " AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory')"
)
CUT_LOG = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE application_name = 'taizhang-relay' AND datname = current_database()"
)


def as_administrator(databases: TestDatabases, store: Store, statement: str) -> int:
    """Run a statement in the store's database as superuser; how many rows it answered."""
    database = store.owner.rpartition("/")[2]
    with psycopg.connect(databases.server.url, dbname=database) as connection:
        return len(connection.execute(statement.encode()).fetchall())


class EveryoneHoldsIt(PostgresLease):
    """A lease that fails to exclude anybody."""

    async def acquire(self) -> bool:
        async with self.connected():
            return True


def relay_without_exclusion(store: Store, stream: Stream) -> Relay:
    made = relay_between(store, stream)
    ports = Ports(made._ports.log, made._ports.stream, EveryoneHoldsIt(store.relay))
    return Relay(ports, Pace(window=50, batch=100, patience=2))


async def test_a_second_relay_stands_by_and_takes_over_when_the_first_ends(
    store: Store, stream: Stream
) -> None:
    second = relay_between(store, stream)
    async with running(relay_between(store, stream)) as first:
        await eventually(lambda: first.status.phase == "active")
        async with running(second):
            store.append(20)
            await eventually(lambda: second.status.position == 20)
            assert not second.status.holds_lease
            assert second.status.published == 0
    store.append(20)
    async with running(second):
        await assert_complete(stream, store)
        assert second.status.holds_lease


async def test_a_relay_that_loses_its_session_gives_way_to_the_standby(
    store: Store, stream: Stream, databases: TestDatabases
) -> None:
    async with running(relay_between(store, stream, relay_standby_poll=5)) as first:
        await eventually(lambda: first.status.phase == "active")
        async with running(relay_between(store, stream)) as second:
            await eventually(lambda: second.status.phase == "standby")
            assert as_administrator(databases, store, CUT_LEASE) == 1
            store.append(50)
            await assert_complete(stream, store)
            assert first.status.faults["lease_lost"] == 1
            assert second.status.holds_lease


async def test_a_broken_read_session_is_replaced(
    store: Store, stream: Stream, databases: TestDatabases
) -> None:
    async with running(relay_between(store, stream)):
        store.append(1)
        await assert_complete(stream, store)
        assert as_administrator(databases, store, CUT_LOG) == 1
        store.append(10)
        await assert_complete(stream, store)


async def test_a_store_that_ends_all_sessions_in_the_middle_costs_no_event(
    store: Store, stream: Stream, databases: TestDatabases
) -> None:
    store.append(4000)
    async with running(relay_between(store, stream, relay_batch=200)) as relay:
        await eventually(lambda: relay.status.position > 300)
        as_administrator(databases, store, CUT_LEASE)
        as_administrator(databases, store, CUT_LOG)
        await eventually(lambda: relay.status.faults["lease_lost"] == 1)
        await assert_complete(stream, store)


async def test_a_frozen_store_costs_the_lease_and_no_event(
    store: Store, stream: Stream, databases: TestDatabases
) -> None:
    store.append(10)
    async with running(relay_between(store, stream, relay_patience=0.5)) as relay:
        await assert_complete(stream, store)
        databases.server.pause()
        try:
            await eventually(lambda: relay.status.faults["event_store_unreachable"] > 0)
            await eventually(lambda: not relay.status.holds_lease)
        finally:
            databases.server.resume()
        store.append(10)
        await assert_complete(stream, store)


async def test_two_relays_that_both_believe_to_be_active_publish_each_event_once(
    store: Store, stream: Stream
) -> None:
    store.append(2000)
    async with (
        running(relay_without_exclusion(store, stream)) as one,
        running(relay_without_exclusion(store, stream)) as other,
    ):
        await eventually(lambda: one.status.position == other.status.position == 2000, 30)
        store.append(500)
        await assert_complete(stream, store)
    assert one.status.faults["publish_refused"] + other.status.faults["publish_refused"] > 0
