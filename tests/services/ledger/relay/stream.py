"""The event stream as an outsider sees it, and what a provisioner can do to it."""

import asyncio
import contextlib

from nats.js.api import AckPolicy, ConsumerConfig
from nats.js.errors import NotFoundError

from contracts.wire.subjects import STREAM
from deploy.provision import nats as provisioning
from deploy.provision.nats import NatsAccess, connected
from tests.kinds import NatsServer
from tests.services.ledger.relay.store import Store

Seen = tuple[dict[str, str], bytes, str]
"""Headers, body and subject of a message."""


class Stream:
    """The stream `TAIZHANG` of one server."""

    def __init__(self, server: NatsServer) -> None:
        self.server = server
        self.provisioner = NatsAccess(server.url, "provisioner", server.passwords["provisioner"])

    async def provision(self) -> None:
        """Make the stream where it is missing."""
        await provisioning.provision(self.provisioner)

    async def delete(self) -> None:
        """Delete the stream with all in it."""
        async with connected(self.provisioner) as jetstream:
            await jetstream.delete_stream(STREAM)

    async def renew(self) -> None:
        """Make it anew, empty."""
        with contextlib.suppress(NotFoundError):
            await self.delete()
        await self.provision()

    async def limit(self, *, messages: int = -1, size: int = -1) -> None:
        """Let it hold no more messages than this, none larger; -1 lifts a limit."""
        async with connected(self.provisioner) as jetstream:
            config = provisioning.event_stream(1)
            config.max_msgs, config.max_msg_size = messages, size
            await jetstream.update_stream(config)

    async def length(self) -> int:
        """How many messages it holds."""
        async with connected(self.provisioner) as jetstream:
            return (await jetstream.stream_info(STREAM)).state.messages

    async def messages(self) -> list[Seen]:
        """All messages, in order."""
        async with connected(self.provisioner) as jetstream:
            count = (await jetstream.stream_info(STREAM)).state.messages
            reading = ConsumerConfig(ack_policy=AckPolicy.NONE)
            pull = await jetstream.pull_subscribe("", stream=STREAM, config=reading)
            seen: list[Seen] = []
            while len(seen) < count:
                got = await pull.fetch(min(500, count - len(seen)), timeout=5)
                seen += [(each.headers or {}, each.data, each.subject) for each in got]
            return seen


async def assert_complete(stream: Stream, store: Store, seconds: float = 20) -> list[Seen]:
    """Wait until the stream has as many messages as the store events; then they must be the same.

    Same bytes, same order, each once: a hole, a repetition or another order fails.
    """
    rows = store.rows()
    async with asyncio.timeout(seconds):
        while True:
            if await stream.length() >= len(rows):
                break
            await asyncio.sleep(0.05)
    seen = await stream.messages()
    positions = [int(headers["ce-sequence"]) for headers, _, _ in seen]
    assert positions == [position for position, _ in rows]
    assert [body for _, body, _ in seen] == [state for _, state in rows]
    return seen
