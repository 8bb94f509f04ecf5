"""Another system: reads the stream through its own durable, with rights to do nothing else."""

from typing import Any

import nats
from nats.js import JetStreamContext

from contracts.wire.subjects import STREAM
from deploy.provision.accounts import inbox_prefix
from tests.compose.stack import ComposeStack

USER = "integrator"


async def connect(stack: ComposeStack) -> Any:
    """The integrator's connection, with what compose's secrets say."""
    return await nats.connect(
        stack.url("nats"),
        user=USER,
        password=stack.secret("nats_integrator_password"),
        inbox_prefix=inbox_prefix(USER).encode(),
        allow_reconnect=False,
    )


async def read_until(jetstream: JetStreamContext, position: int) -> list[dict[str, str]]:
    """The headers of all events up to a position, in the order they came; acknowledged."""
    pull = await jetstream.pull_subscribe_bind(USER, stream=STREAM)
    seen: list[dict[str, str]] = []
    while not seen or int(seen[-1]["ce-sequence"]) < position:
        for message in await pull.fetch(100, timeout=30):
            seen.append(dict(message.headers or {}))
            await message.ack_sync()
    return seen
