"""The stream in NATS is the store: each event once, in order, byte for byte, without a hole."""

from collections.abc import Sequence

import nats
from nats.js import JetStreamContext
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy

from contracts.wire.cloudevents import sequence
from contracts.wire.subjects import ALL, STREAM
from deploy.provision.accounts import inbox_prefix
from tests.system.soak.judging.stored import Stored
from tests.system.world import World

PAGE = 500
# A reader that a busy machine keeps waiting is not one that has gone.
BUSY_SECONDS = 120.0


async def judge_stream(world: World, events: Sequence[Stored], since: int) -> None:
    """Compare message by message from the event with index `since` on; the count for all."""
    access = world.provisioner()
    connection = await nats.connect(
        access.url,
        user=access.user,
        password=access.password,
        inbox_prefix=inbox_prefix(access.user).encode(),
    )
    try:
        await _compare(connection.jetstream(), events, since)
    finally:
        await connection.close()


async def _compare(jetstream: JetStreamContext, events: Sequence[Stored], since: int) -> None:
    state = (await jetstream.stream_info(STREAM)).state
    assert state.messages >= len(events), f"{state.messages} messages of {len(events)} events"
    if since == len(events):
        return
    start = ConsumerConfig(
        deliver_policy=DeliverPolicy.BY_START_SEQUENCE,
        opt_start_seq=state.first_seq + since,
        ack_policy=AckPolicy.NONE,
        inactive_threshold=BUSY_SECONDS,
    )
    pull = await jetstream.pull_subscribe(ALL, stream=STREAM, config=start)
    previous, at = (events[since - 1].position if since else 0), since
    while at < len(events):
        page = await pull.fetch(min(PAGE, len(events) - at), timeout=10)
        for event, message in zip(events[at:], page, strict=False):
            headers = message.headers or {}
            assert headers["ce-id"] == event.id, f"{event.position}: another event in the stream"
            assert headers["ce-sequence"] == sequence(event.position)
            assert headers["ce-prevsequence"] == sequence(previous), f"{event.position}: a hole"
            assert message.data == event.state, f"{event.position}: other bytes in the stream"
            previous, at = event.position, at + 1
    await pull.unsubscribe()
