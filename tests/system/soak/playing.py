"""Plays rounds over a furnished system: work, kill, start again, judge; tells of each.

The first loss ends everything with the round's number and the seed that plays it again.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack
from dataclasses import dataclass

from deploy.embedded.processes.service import ServiceProcess
from deploy.embedded.servers.resident import ResidentServer
from tests.system.soak.judging.judge import Judge
from tests.system.soak.load import Load
from tests.system.soak.plan import Round, planned
from tests.system.world import World


@dataclass(frozen=True)
class Played:
    """A round that lost nothing: answers and repetitions in it, events so far, seconds."""

    round: Round
    answers: int
    repeated: int
    events: int
    longest_wait: float
    seconds: float


async def play(world: World, seed: int, rounds: int) -> AsyncIterator[Played]:
    """Play the rounds of a seed; everything is judged once more when the work is over."""
    load = Load(world, seed)
    judge = Judge(world, load)
    async with load.going_on():
        for one in planned(seed, rounds):
            try:
                yield await _round(world, load, judge, one)
            except Exception as loss:
                loss.add_note(f"{one}; again with --seed {seed}")
                raise
    await judge.judge_whole()


async def _round(world: World, load: Load, judge: Judge, one: Round) -> Played:
    begun, answered, repeated, load.longest_wait = time.monotonic(), load.answered, load.repeated, 0
    async with asyncio.timeout(60):
        while load.answered < answered + one.answers:
            await asyncio.sleep(0.005)
    await asyncio.sleep(one.moment)
    await _kill(world, one)
    await judge.judge()
    return Played(
        one,
        load.answered - answered,
        load.repeated - repeated,
        len(judge.stored.events),
        load.longest_wait,
        time.monotonic() - begun,
    )


async def _kill(world: World, one: Round) -> None:
    """End the victims at once; start them again after a while, servers first."""
    parts = world.stack.parts
    everyone: tuple[ResidentServer | ServiceProcess, ...] = (
        *(parts.postgres, parts.nats),
        *parts.services,
    )
    victims = [each for each in everyone if each.name in one.victims]
    with ExitStack() as held:
        for victim in victims:
            held.enter_context(world.stack.supervisor.hold(victim.name))
        await asyncio.gather(*(asyncio.to_thread(victim.kill) for victim in victims))
        await asyncio.sleep(one.absence)
        for victim in victims:
            await asyncio.to_thread(victim.start)
