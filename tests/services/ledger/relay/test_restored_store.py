"""A store that does not have what the stream ends with is named, and nothing is published."""

from tests.services.ledger.relay.running import failing_by, relay_between, running
from tests.services.ledger.relay.store import Store
from tests.services.ledger.relay.stream import Stream, assert_complete


async def test_a_store_shorter_than_the_stream_is_named_as_restored(
    store: Store, stream: Stream
) -> None:
    store.append(10)
    async with running(relay_between(store, stream)):
        await assert_complete(stream, store)
    store.execute("DELETE FROM ledger.events WHERE notification_id > 8")
    async with running(relay_between(store, stream)) as relay:
        await failing_by(relay, "store_restored")
        assert relay.status.phase == "taking_over"
    assert await stream.length() == 10


async def test_a_store_with_another_history_since_its_copy_is_named_as_restored(
    store: Store, stream: Stream
) -> None:
    store.append(10)
    async with running(relay_between(store, stream)):
        await assert_complete(stream, store)
    store.execute("DELETE FROM ledger.events WHERE notification_id > 8")
    store.execute("SELECT setval(pg_get_serial_sequence('ledger.events', 'notification_id'), 8)")
    store.append(20, history="second")
    async with running(relay_between(store, stream)) as relay:
        await failing_by(relay, "store_restored")
        assert "position" in str(relay.status.fault) or "at 10" in str(relay.status.fault)
    assert await stream.length() == 10


async def test_a_store_restored_behind_a_running_relay_is_named_once_the_stream_is_looked_at(
    store: Store, stream: Stream
) -> None:
    store.append(10)
    async with running(relay_between(store, stream)) as relay:
        await assert_complete(stream, store)
        store.execute("DELETE FROM ledger.events WHERE notification_id > 8")
        stream.server.kill()
        await failing_by(relay, "nats_unreachable")
        stream.server.start()
        await failing_by(relay, "store_restored")
    assert await stream.length() == 10


async def test_after_the_stream_is_made_anew_the_restored_store_is_told_from_the_beginning(
    store: Store, stream: Stream
) -> None:
    store.append(10)
    async with running(relay_between(store, stream)):
        await assert_complete(stream, store)
    store.execute("DELETE FROM ledger.events WHERE notification_id > 8")
    async with running(relay_between(store, stream)) as relay:
        await failing_by(relay, "store_restored")
        await stream.renew()
        await assert_complete(stream, store)
