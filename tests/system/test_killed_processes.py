"""Services killed at the worst moment: what was acknowledged stays, and nothing happens twice."""

from tests.system.invariants import assert_nothing_lost
from tests.system.world import World


async def test_a_ledger_killed_between_commit_and_publish_loses_no_event(world: World) -> None:
    with world.stack.supervisor.hold("relay"):
        world.process("relay").kill()
        await world.register_findings(20)
        world.process("ledger").kill()
    await world.killed_during("ledger", world.register_findings(300), every=40)
    await assert_nothing_lost(world)


async def test_a_relay_killed_in_a_batch_publishes_each_event_once(world: World) -> None:
    await world.killed_during("relay", world.register_findings(600), every=100)
    await assert_nothing_lost(world)


async def test_a_notifier_killed_between_handling_and_ack_tells_nobody_twice(world: World) -> None:
    work = world.assign("R01-1", "R02-1", "R02-2", "R03-1")
    await world.killed_during("notifier", work, every=1)
    await assert_nothing_lost(world)


async def test_reporting_killed_in_a_batch_equals_a_rebuild(world: World) -> None:
    await world.killed_during("reporting", world.register_findings(600), every=100)
    await assert_nothing_lost(world)
