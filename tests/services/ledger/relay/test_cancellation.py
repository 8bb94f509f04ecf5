"""A relay that is told to stop stops, whatever it is waiting for at that moment."""

import asyncio

from services.ledger.adapters.jetstream.event_stream import JetStreamEvents, NatsAccess
from tests.services.ledger.relay.stream import Stream


async def test_a_cancellation_that_meets_the_answer_of_nats_is_not_lost(stream: Stream) -> None:
    access = NatsAccess(stream.server.url, "relay", stream.server.passwords["relay"])
    events = JetStreamEvents(access)
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
