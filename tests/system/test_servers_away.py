"""NATS and Postgres stopped, killed and emptied under load."""

import asyncio

from contracts.wire.subjects import STREAM
from deploy.provision.nats import connected
from tests.system.invariants import assert_nothing_lost
from tests.system.world import World


async def test_nats_stopped_and_started_delays_and_loses_nothing(world: World) -> None:
    with world.stack.supervisor.hold("nats"):
        world.stack.parts.nats.stop()
        await world.register_findings(100)
        world.stack.parts.nats.start()
    await world.register_findings(100)
    await assert_nothing_lost(world)


async def test_nats_killed_under_load_loses_nothing(world: World) -> None:
    load = asyncio.create_task(world.register_findings(400))
    with world.stack.supervisor.hold("nats"):
        await asyncio.to_thread(world.stack.parts.nats.kill)
        await asyncio.to_thread(world.stack.parts.nats.start)
    await load
    await assert_nothing_lost(world)


async def test_a_deleted_stream_is_filled_again_from_the_store(world: World) -> None:
    async with connected(world.provisioner()) as jetstream:
        await jetstream.delete_stream(STREAM)
    await world.register_findings(20)
    await world.provision_streams()
    await assert_nothing_lost(world)


async def test_a_restarted_postgres_loses_no_acknowledged_command(world: World) -> None:
    load = asyncio.create_task(world.register_findings(400))
    with world.stack.supervisor.hold("postgres"):
        await asyncio.to_thread(world.stack.parts.postgres.kill)
        await asyncio.to_thread(world.stack.parts.postgres.start)
    await load
    await assert_nothing_lost(world)
