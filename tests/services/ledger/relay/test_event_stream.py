"""The stream's adapter where its client needs care: cancelled, or cut off while answers are due."""

import asyncio

from services.ledger.adapters.jetstream.event_stream import JetStreamEvents, NatsAccess
from services.ledger.application.relaying.chain import Chain
from services.ledger.application.relaying.faults import NatsUnreachableError
from services.ledger.application.relaying.ports import StoredEvent
from tests.services.ledger.relay.store import event
from tests.services.ledger.relay.stream import Stream


def adapter(stream: Stream, patience: float) -> JetStreamEvents:
    access = NatsAccess(stream.server.url, "relay", stream.server.passwords["relay"])
    return JetStreamEvents(access, patience)


async def test_what_is_due_fails_as_soon_as_the_connection_ends(stream: Stream) -> None:
    events, first = adapter(stream, patience=60), event(1, "yxb")
    await events.end()
    stream.server.pause()
    stored = StoredEvent(1, first.aggregate_id, 1, first.type, first.to_bytes())
    answer = await events.send([Chain().link(stored)], 0)
    stream.server.kill()
    async with asyncio.timeout(10):
        assert isinstance(await answer, NatsUnreachableError)
    await events.close()


async def test_a_cancellation_that_meets_the_answer_of_nats_is_not_lost(stream: Stream) -> None:
    events = adapter(stream, patience=5)
    await events.end()
    for turns in range(400):
        asking = asyncio.create_task(events.end())
        for _ in range(turns % 40):
            await asyncio.sleep(0)
        while not asking.done():
            # The answer may be read in any turn of the loop; some attempts meet it.
            await asyncio.wait([asking], timeout=turns % 10 * 0.0001)
            if asking.cancel():
                await asyncio.wait([asking])
                assert asking.cancelled()
    assert (await events.end()).position == 0
    await events.close()
