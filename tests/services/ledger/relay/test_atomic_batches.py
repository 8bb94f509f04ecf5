"""Groups as atomic batches: the same promises, kept by the server for a group at once."""

import asyncio

from tests.services.ledger.relay.running import eventually, failing_by, relay_between, running
from tests.services.ledger.relay.store import Store
from tests.services.ledger.relay.stream import Stream, assert_complete


async def test_every_event_is_published_once_in_the_order_of_the_store(
    store: Store, stream: Stream
) -> None:
    store.append(1500)
    async with running(relay_between(store, stream, relay_atomic=True)) as relay:
        seen = await assert_complete(stream, store)
        await eventually(lambda: relay.status.position == 1500)
    assert any("Nats-Batch-Id" in headers for headers, _, _ in seen)


async def test_nats_killed_in_the_middle_and_started_again(store: Store, stream: Stream) -> None:
    store.append(4000)
    relay = relay_between(store, stream, relay_atomic=True, relay_batch=200, relay_patience=60)
    async with running(relay):
        await eventually(lambda: relay.status.position > 300)
        stream.server.kill()
        await failing_by(relay, "nats_unreachable")
        await asyncio.to_thread(stream.server.start)
        await assert_complete(stream, store)


async def test_a_full_stream_is_filled_to_the_brim_and_waited_for(
    store: Store, stream: Stream
) -> None:
    await stream.limit(messages=25)
    store.append(60)
    async with running(relay_between(store, stream, relay_atomic=True, relay_group=20)) as relay:
        await failing_by(relay, "stream_full")
        await eventually(lambda: relay.status.position == 25)
        assert await stream.length() == 25
        await stream.limit()
        await assert_complete(stream, store)


async def test_an_event_that_the_stream_refuses_holds_back_all_behind_it(
    store: Store, stream: Stream
) -> None:
    await stream.limit(size=5000)
    store.append(10)
    store.append_long(4000)
    store.append(10)
    async with running(relay_between(store, stream, relay_atomic=True)) as relay:
        await failing_by(relay, "event_too_large")
        await eventually(lambda: relay.status.position == 10)
        await stream.limit()
        await assert_complete(stream, store)
