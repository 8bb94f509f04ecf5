"""Many at once: the same command, one task, and the database's own housekeeping."""

import asyncio
from uuid import uuid4

from contracts.identifiers import task_id
from tests.system.invariants import assert_nothing_lost
from tests.system.world import CAMPAIGN, World


async def test_the_same_command_ten_times_at_once_is_done_once(world: World) -> None:
    path, key = f"tasks/{task_id(CAMPAIGN, 'R16-1')}/assign-task", str(uuid4())
    answers = await asyncio.gather(*(world.send("zgb-1", path, None, key) for _ in range(10)))
    again = await world.send("zgb-1", path, None, key)
    assert {one.status_code for one in (*answers, again)} == {200}
    assert len({one.json()["events"][0]["event_id"] for one in (*answers, again)}) == 1
    await assert_nothing_lost(world)


async def test_of_two_people_who_accept_one_task_only_one_is_recorded(world: World) -> None:
    path = f"tasks/{task_id(CAMPAIGN, 'R14-1')}"
    await world.done("zgb-1", f"{path}/assign-task")
    answers = await asyncio.gather(
        *(world.send(who, f"{path}/accept-task") for who in ("hqb-head", "hqb-clerk"))
    )
    assert sorted(one.status_code for one in answers) == [200, 409]
    await assert_nothing_lost(world)


async def test_commands_are_answered_while_the_events_are_vacuumed(world: World) -> None:
    async with world.database() as database:
        load = asyncio.create_task(world.register_findings(300))
        while not load.done():
            await database.execute("VACUUM (FREEZE, ANALYZE) ledger.events")
    await load
    await assert_nothing_lost(world)
