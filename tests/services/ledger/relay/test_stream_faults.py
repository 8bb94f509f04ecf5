"""NATS away, frozen or emptied: nothing is lost, nothing repeated, nothing missing in between."""

import asyncio

import pytest
from nats.js.errors import APIError

from deploy.provision.nats import NatsAccess, connected
from tests.services.ledger.relay.running import eventually, failing_by, relay_between, running
from tests.services.ledger.relay.store import Store
from tests.services.ledger.relay.stream import Stream, assert_complete

MANY = 4000


async def test_a_relay_stopped_in_the_middle_leaves_no_hole_and_repeats_nothing(
    store: Store, stream: Stream
) -> None:
    store.append(MANY)
    relay = relay_between(store, stream, relay_batch=200)
    async with running(relay):
        await eventually(lambda: relay.status.position > 300)
    assert 0 < await stream.length() < MANY
    async with running(relay_between(store, stream)):
        await assert_complete(stream, store)


async def test_nats_killed_in_the_middle_and_started_again(store: Store, stream: Stream) -> None:
    store.append(MANY)
    # Patient, so that it is the end of the connection that tells, and no time-out.
    relay = relay_between(store, stream, relay_batch=200, relay_patience=60)
    async with running(relay):
        await eventually(lambda: relay.status.position > 300)
        stream.server.kill()
        await failing_by(relay, "nats_unreachable")
        assert relay.status.position < MANY
        await asyncio.to_thread(stream.server.start)
        await assert_complete(stream, store)


async def test_a_relay_started_while_nats_is_away_catches_up(store: Store, stream: Stream) -> None:
    stream.server.stop()
    store.append(30)
    async with running(relay_between(store, stream)) as relay:
        await failing_by(relay, "nats_unreachable")
        await eventually(lambda: relay.status.lag_events == 30)
        now = asyncio.get_running_loop().time
        await eventually(lambda: relay.status.lag.seconds(now()) > 0.1)
        await asyncio.to_thread(stream.server.start)
        await assert_complete(stream, store)
        await eventually(lambda: relay.status.fault is None)
        assert (relay.status.lag_events, relay.status.lag.seconds(now())) == (0, 0)


async def test_a_frozen_nats_is_noticed_and_waited_for(store: Store, stream: Stream) -> None:
    async with running(relay_between(store, stream, relay_patience=0.5)) as relay:
        await eventually(lambda: relay.status.phase == "active")
        stream.server.pause()
        store.append(1500)
        await failing_by(relay, "nats_unreachable")
        stream.server.resume()
        await assert_complete(stream, store)


async def test_a_deleted_stream_is_waited_for_and_filled_from_the_beginning(
    store: Store, stream: Stream
) -> None:
    store.append(100)
    async with running(relay_between(store, stream)) as relay:
        await assert_complete(stream, store)
        await stream.delete()
        await failing_by(relay, "stream_missing")
        store.append(20)
        await stream.provision()
        await assert_complete(stream, store)


async def test_a_stream_deleted_while_events_are_published(store: Store, stream: Stream) -> None:
    store.append(MANY)
    async with running(relay_between(store, stream, relay_batch=200)) as relay:
        await eventually(lambda: relay.status.position > 300)
        await stream.delete()
        await failing_by(relay, "stream_missing")
        await stream.provision()
        await assert_complete(stream, store)


async def test_a_stream_made_again_behind_an_idle_relay_is_filled(
    store: Store, stream: Stream
) -> None:
    store.append(50)
    async with running(relay_between(store, stream, relay_check=0.05)):
        await assert_complete(stream, store)
        await stream.renew()
        await assert_complete(stream, store)


async def test_a_full_stream_is_waited_for_and_gets_no_hole(store: Store, stream: Stream) -> None:
    await stream.limit(messages=25)
    store.append(60)
    async with running(relay_between(store, stream)) as relay:
        await failing_by(relay, "stream_full")
        assert await stream.length() == 25
        await eventually(lambda: relay.status.position == 25)
        await stream.limit()
        await assert_complete(stream, store)
        await eventually(lambda: relay.status.fault is None)


async def test_an_event_that_the_stream_refuses_holds_back_all_behind_it(
    store: Store, stream: Stream
) -> None:
    await stream.limit(size=5000)
    store.append(10)
    store.append_long(4000)
    store.append(10)
    async with running(relay_between(store, stream)) as relay:
        await failing_by(relay, "event_too_large")
        await eventually(lambda: relay.status.position == 10)
        assert await stream.length() == 10
        await stream.limit()
        await assert_complete(stream, store)


async def test_a_message_that_no_relay_wrote_stops_the_relay(store: Store, stream: Stream) -> None:
    store.append(5)
    writer = NatsAccess(stream.server.url, "relay", stream.server.passwords["relay"])
    async with connected(writer) as jetstream:
        await jetstream.publish("taizhang.v1.task.yxb.1.TaskAssigned", b"{}")
    async with running(relay_between(store, stream)) as relay:
        await failing_by(relay, "stream_foreign")
    assert await stream.length() == 1


async def test_the_server_refuses_a_publish_that_expects_another_end(
    store: Store, stream: Stream
) -> None:
    store.append(3)
    async with running(relay_between(store, stream)):
        await assert_complete(stream, store)
    writer = NatsAccess(stream.server.url, "relay", stream.server.passwords["relay"])
    async with connected(writer) as jetstream:
        headers = {"Nats-Expected-Last-Sequence": "2"}
        with pytest.raises(APIError, match="wrong last sequence"):
            await jetstream.publish("taizhang.v1.task.-.1.TaskAssigned", b"{}", headers=headers)
    await assert_complete(stream, store)
