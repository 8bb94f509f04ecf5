"""What is published, in which order, linked to what."""

from contracts.envelope import parse
from contracts.wire.cloudevents import sequence
from contracts.wire.subjects import subject_of
from tests.services.ledger.relay.running import eventually, failing_by, relay_between, running
from tests.services.ledger.relay.store import Store, event
from tests.services.ledger.relay.stream import Stream, assert_complete


async def test_every_event_is_published_once_in_the_order_of_the_store(
    store: Store, stream: Stream
) -> None:
    events = store.append(10)
    async with running(relay_between(store, stream)):
        seen = await assert_complete(stream, store)
    assert [subject for _, _, subject in seen] == [subject_of(event) for event in events]
    assert [headers["Nats-Msg-Id"] for headers, _, _ in seen] == [str(e.event_id) for e in events]


async def test_each_event_names_the_one_before_it_in_the_store_and_in_its_unit(
    store: Store, stream: Stream
) -> None:
    store.append(4)
    store.append(4, gap=True)
    async with running(relay_between(store, stream)):
        seen = await assert_complete(stream, store)
    before, of_unit = 0, dict[str, int]()
    for headers, body, _ in seen:
        position, unit = int(headers["ce-sequence"]), parse(body)["unit"]
        assert headers["ce-prevsequence"] == sequence(before)
        if unit:
            assert headers["ce-prevunitsequence"] == sequence(of_unit.get(unit, 0))
            of_unit[unit] = position
        before = position
    assert before == 12


async def test_a_relay_started_again_goes_on_behind_the_last_message_with_the_same_links(
    store: Store, stream: Stream
) -> None:
    store.append(7)
    async with running(relay_between(store, stream)):
        await assert_complete(stream, store)
    store.append(3)
    async with running(relay_between(store, stream)):
        seen = await assert_complete(stream, store)
    # Units take turns, so the event before an eighth with the same unit stands three earlier.
    last = seen[9][0]
    assert last["ce-unit"] == "fsy1"
    assert (last["ce-prevsequence"], last["ce-prevunitsequence"]) == (sequence(9), sequence(7))


async def test_more_events_than_the_window_holds_are_published_without_a_hole(
    store: Store, stream: Stream
) -> None:
    store.append(3000)
    relay = relay_between(store, stream, relay_window=64, relay_batch=500)
    async with running(relay):
        await assert_complete(stream, store)
        await eventually(lambda: relay.status.position == 3000)
    assert relay.status.published == 3000
    assert relay.status.lag_events == 0


async def test_an_event_appended_while_the_relay_rests_is_published_by_the_nudge(
    store: Store, stream: Stream
) -> None:
    async with running(relay_between(store, stream, relay_poll=60)) as relay:
        await eventually(lambda: relay.status.phase == "active")
        store.append(1)
        await assert_complete(stream, store)


async def test_a_lost_nudge_delays_and_does_not_lose(store: Store, stream: Stream) -> None:
    async with running(relay_between(store, stream, relay_poll=0.05)) as relay:
        await eventually(lambda: relay.status.phase == "active")
        silent = event(1, "yxb")
        store.append_row(silent.aggregate_id, 1, silent.type, silent.to_bytes())
        await assert_complete(stream, store)


async def test_the_relay_stops_before_bytes_that_it_cannot_read(
    store: Store, stream: Stream
) -> None:
    store.append(5)
    broken = event(6, "yxb")
    store.append_row(broken.aggregate_id, 6, broken.type, b'{"type": "no.such.topic.v1"}')
    async with running(relay_between(store, stream)) as relay:
        await failing_by(relay, "undecodable_event")
        await eventually(lambda: relay.status.position == 5)
        assert "position 6" in str(relay.status.fault)
        assert await stream.length() == 5
        store.execute(
            "UPDATE ledger.events SET state = %s WHERE notification_id = 6", (broken.to_bytes(),)
        )
        await assert_complete(stream, store)


async def test_a_row_whose_columns_contradict_its_bytes_is_not_published(
    store: Store, stream: Stream
) -> None:
    one, other = event(1, "yxb"), event(2, "yxb")
    store.append_row(one.aggregate_id, 1, other.type, other.to_bytes())
    async with running(relay_between(store, stream)) as relay:
        await failing_by(relay, "undecodable_event")
        assert await stream.length() == 0
