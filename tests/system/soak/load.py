"""People who go on working while processes die: each command is repeated until it is answered.

A command keeps its key and its correlation id through all repetitions, at either ledger, so that
the store shows by that id whether it happened once, and whole.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID, uuid4

import httpx

from contracts.identifiers import officer_id, task_id
from tests.system.world import CAMPAIGN, PAUSE, World

LEDGERS = ("ledger", "ledger-2")
# Each writer has tasks of its own, so that no command is refused because of another's.
TASKS = (("R05-1", "R06-1"), ("R07-1", "R08-1"), ("R09-1", "R10-1"), ("R12-1", "R15-1"))
WRITERS = 8
BREATH = 0.1
GIVEN_UP = 60.0


@dataclass
class Promise:
    """A command: how many events it is, the newest position told before it, and its answer."""

    events: int
    after: int
    position: int | None = None
    ids: tuple[str, ...] = ()


class Load:
    """The writers, and all that they were promised, by correlation id."""

    def __init__(self, world: World, seed: int) -> None:
        self.promises: dict[UUID, Promise] = {}
        self.answered = 0
        self.repeated = 0
        self.longest_wait = 0.0
        self._world = world
        self._seed = seed
        self._told = 0
        self._ending = False

    @asynccontextmanager
    async def going_on(self) -> AsyncIterator["Load"]:
        """Work for the length of a block; at its end every command has its answer."""
        bases = [await self._assigned(*tasks) for tasks in TASKS]
        async with asyncio.TaskGroup() as writers:
            for number in range(WRITERS):
                writers.create_task(self._write(number, bases[number] if number < 4 else None))
            try:
                yield self
            finally:
                self._ending = True

    async def _assigned(self, *numbers: str) -> dict[str, Any]:
        """A case against these tasks, once they have been assigned; all that a writer repeats."""
        rests_on = []
        for number in numbers:
            path = f"tasks/{task_id(CAMPAIGN, number)}/assign-task"
            rests_on.append((await self._world.done("zgb-1", path))["events"][0]["event_id"])
        return {
            "tasks": [str(task_id(CAMPAIGN, number)) for number in numbers],
            "ground": "ineffective",
            "subjects": [str(officer_id("cgzx-head"))],
            "facts": "整改推进不力",
            "rests_on": rests_on,
        }

    async def _write(self, number: int, case: dict[str, Any] | None) -> None:
        chance = Random(f"{self._seed}/{number}")
        while not self._ending:
            if case and chance.random() < 0.5:
                path, body, events = "cases/trigger-accountability", case, 1 + len(case["tasks"])
                await self._command("jw-1", path, body, events)
            else:
                finding = {"campaign": str(CAMPAIGN), "number": f"S{uuid4().hex[:12]}",
                           "source_kind": "audit", "text": "审计发现的问题"}  # fmt: skip
                await self._command("zgb-1", "findings/register-finding", finding, 1)
            await asyncio.sleep(chance.uniform(0, 2 * BREATH))

    async def _command(self, account: str, path: str, body: dict[str, Any], events: int) -> None:
        """Give one command until it is answered, now to this ledger and now to that."""
        correlation, key, begun = uuid4(), str(uuid4()), time.monotonic()
        promise = self.promises[correlation] = Promise(events, self._told)
        headers = self._world.headers(
            account, **{"Idempotency-Key": key, "X-Correlation-Id": str(correlation)}
        )
        for attempt in range(10_000):
            at = self._world.stack.endpoints[LEDGERS[(correlation.int + attempt) % 2]]
            answer = await self._answer(f"{at}/v1/{path}", body, headers)
            if answer is not None and answer.status_code == 200:
                break
            refused = answer is not None and answer.status_code not in {409, 500, 503}
            assert not refused, f"refused under load: {answer and answer.text}"
            assert time.monotonic() - begun < GIVEN_UP, f"no answer: {answer and answer.text}"
            self.repeated += 1
            await asyncio.sleep(PAUSE)
        assert answer is not None
        told = answer.json()
        promise.ids = tuple(one["event_id"] for one in told["events"])
        promise.position = told["position"]
        self._told = max(self._told, told["position"])
        self.answered += 1
        self.longest_wait = max(self.longest_wait, time.monotonic() - begun)

    async def _answer(
        self, url: str, body: dict[str, Any], headers: dict[str, str]
    ) -> httpx.Response | None:
        try:
            return await self._world.client.post(url, json=body, headers=headers)
        except httpx.TransportError:
            return None
