"""A message that is no event: parked by name, and what follows it is handled."""

import asyncio

import nats

from contracts.wire.subjects import STREAM
from deploy.provision.accounts import inbox_prefix
from deploy.provision.nats import connected
from tests.system.invariants import assert_nothing_lost
from tests.system.world import World

BAD = "taizhang.v1.task.-.00000000-0000-0000-0000-000000000000.Nonsense"


async def test_a_malformed_message_is_parked_and_the_next_is_handled(world: World) -> None:
    """The relay is held meanwhile: it would rightly stop at a stream that is not the store's."""
    await world.caught_up()
    server = world.stack.parts.nats
    with world.stack.supervisor.hold("relay"):
        world.process("relay").kill()
        connection = await nats.connect(
            server.url,
            user="relay",
            password=server.passwords["relay"],
            inbox_prefix=inbox_prefix("relay").encode(),
        )
        await connection.publish(BAD, b"not an event")
        await connection.flush()
        await connection.close()
        letters = await _dead_letters(world)
        assert any(BAD in str(one) for one in letters)
        async with connected(world.provisioner()) as jetstream:
            await jetstream.delete_stream(STREAM)
        await world.provision_streams()
    await assert_nothing_lost(world)


async def _dead_letters(world: World) -> list[dict[str, object]]:
    async with asyncio.timeout(30):
        while True:
            answer = await world.client.get(
                f"{world.stack.endpoints['notifier']}/v1/dead-letters",
                headers=world.headers("auditor-1"),
            )
            assert answer.status_code == 200, answer.text
            items: list[dict[str, object]] = answer.json()["items"]
            if items:
                return items
            await asyncio.sleep(0.1)
