"""Rounds of all sides in turn, so that a noisy machine disturbs them alike."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from benchmarks.frame.comparison import Comparison, Subject, Target

Round = Callable[[], Awaitable[float]]


@dataclass(frozen=True, slots=True)
class Side:
    """A peer: its name, one round of it, and what the ratio of ours to it should come to."""

    name: str
    measure: Round
    target: Target | None = None


def limit(figure: float) -> Side:
    """A bound on the figure itself, put as a peer that always measures just that."""

    async def measure() -> float:
        return figure

    return Side("its limit", measure, Target(1, most=True))


async def compare(
    subject: Subject, ours: Round, peers: Sequence[Side], rounds: int
) -> list[Comparison]:
    """Measure all sides in turn; of more than one round, after one that does not count."""
    if rounds > 1:
        await _round(ours, peers)
    figures = [await _round(ours, peers) for _ in range(rounds)]
    own = [figure for figure, _ in figures]
    return [
        Comparison(subject, peer.name, own, [theirs[at] for _, theirs in figures], peer.target)
        for at, peer in enumerate(peers)
    ]


async def _round(ours: Round, peers: Sequence[Side]) -> tuple[float, list[float]]:
    theirs = [await peer.measure() for peer in peers]
    return await ours(), theirs


async def rate(work: Callable[[], Awaitable[object]], callers: int, seconds: float) -> float:
    """How often per second so many callers, each after its own last answer, get it done."""
    ends, done = time.perf_counter() + seconds, 0

    async def caller() -> None:
        nonlocal done
        # Each at least once, so that the shortest round measures something.
        await work()
        done += 1
        while time.perf_counter() < ends:
            await work()
            done += 1

    begun = time.perf_counter()
    await asyncio.gather(*(caller() for _ in range(callers)))
    return done / (time.perf_counter() - begun)
