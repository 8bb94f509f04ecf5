"""Rounds of two sides in turn, so that a noisy machine disturbs both alike; median and spread."""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

Round = Callable[[], Awaitable[float]]
SECONDS = 2.0


@dataclass(frozen=True)
class Comparison:
    """What was measured: figures of both sides, round by round, in the same unit."""

    name: str
    unit: str
    ours: Sequence[float]
    peer: Sequence[float]
    target: str

    @property
    def ratios(self) -> list[float]:
        """Ours over the peer's, round by round."""
        return [one / other for one, other in zip(self.ours, self.peer, strict=True)]

    def line(self) -> str:
        """One line of the table."""
        spread = f"{min(self.ratios):.2f}–{max(self.ratios):.2f}"
        return (
            f"{self.name:<52} {statistics.median(self.ours):>10,.1f} "
            f"{statistics.median(self.peer):>10,.1f} {self.unit:<10} "
            f"{statistics.median(self.ratios):>6.2f} ({spread})  {self.target}"
        )


HEADER = f"{'':<52} {'ours':>10} {'peer':>10} {'':<10} {'ratio':>6} (spread)  target"


async def compare(
    name: str, unit: str, ours: Round, peer: Round, target: str, rounds: int = 5
) -> Comparison:
    """Measure both in turn, after one round of each that does not count."""
    await peer()
    await ours()
    figures = [(await peer(), await ours()) for _ in range(rounds)]
    return Comparison(name, unit, [o for _, o in figures], [p for p, _ in figures], target)


async def rate(work: Callable[[], Awaitable[None]], callers: int) -> float:
    """How often per second so many callers, each after its own last answer, get it done."""
    ends, done = time.perf_counter() + SECONDS, 0

    async def caller() -> None:
        nonlocal done
        while time.perf_counter() < ends:
            await work()
            done += 1

    begun = time.perf_counter()
    await asyncio.gather(*(caller() for _ in range(callers)))
    return done / (time.perf_counter() - begun)
