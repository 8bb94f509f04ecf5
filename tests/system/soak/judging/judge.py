"""Everything that must hold, in the order of the events' way; for one round or for all."""

import asyncio

from deploy.embedded.clock import behind, position, wait_for
from deploy.embedded.processes.service import health_of
from tests.system.invariants import assert_no_message_sent_twice
from tests.system.soak.judging.signed import SignedTree
from tests.system.soak.judging.stored import StoredEvents
from tests.system.soak.judging.streamed import judge_stream
from tests.system.soak.judging.told import judge_inbox
from tests.system.soak.load import LEDGERS, Load
from tests.system.world import World

CATCHING_UP = 90.0


class Judge:
    """Looks at a system that goes on working: at all that is stored when it begins to look."""

    def __init__(self, world: World, load: Load) -> None:
        self.stored = StoredEvents()
        self._world = world
        self._load = load
        self._tree = SignedTree(world)

    async def judge(self) -> None:
        """What is new since the last time; waits until everybody has seen it."""
        head = await self._world.position()
        await asyncio.to_thread(wait_for, lambda: self._lacking(head), CATCHING_UP)
        known, promises = len(self.stored.events), dict(self._load.promises)
        async with self._world.database() as database:
            await self.stored.read(database, head)
            self.stored.judge(promises, head)
            await self.stored.judge_commits(database, head)
            await self._tree.judge(database, self.stored.events)
        await judge_stream(self._world, self.stored.events, known)
        await judge_inbox(self._world, self.stored.events, known)

    async def judge_whole(self) -> None:
        """Once the work is over: everything again from the first event, and a replay."""
        await self.judge()
        async with self._world.database() as database:
            await self.stored.judge_whole(database)
        await judge_stream(self._world, self.stored.events, 0)
        await judge_inbox(self._world, self.stored.events, 0)
        assert_no_message_sent_twice(self._world)
        compared = await asyncio.to_thread(self._world.rebuild, "--verify")
        assert compared.returncode == 0, compared.stdout + compared.stderr

    def _lacking(self, head: int) -> str:
        """Who has not seen or signed everything up to `head`, in words."""
        endpoints = self._world.stack.endpoints
        signed = position(health_of(endpoints["checkpointer"]))
        silent = [name for name in LEDGERS if not health_of(endpoints[name]).get("ready")]
        unsigned = [f"checkpointer: {signed} of {head}"] if signed < head else []
        return ", ".join(filter(None, [behind(endpoints, head), *unsigned, *silent]))
