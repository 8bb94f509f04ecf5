"""Commands at an even pace, and how long after its answer each one's event can be seen elsewhere.

What is seen is asked for about once a millisecond, on both sides alike.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable

LOOK_EVERY = 0.0005

Command = Callable[[], Awaitable[int]]
"""Answers with the position of its event."""

Seen = Callable[[], Awaitable[int]]
"""Up to which position events can be seen now."""


async def delays(command: Command, seen: Seen, count: int, per_second: float) -> list[float]:
    """Milliseconds from the answer to each of so many commands until its event is seen."""
    due: deque[tuple[int, float]] = deque()
    looking = asyncio.create_task(_looking(due, seen, count))

    async def give() -> None:
        position = await command()
        due.append((position, time.perf_counter()))

    async with asyncio.TaskGroup() as giving:
        begun = time.perf_counter()
        for number in range(count):
            await asyncio.sleep(begun + number / per_second - time.perf_counter())
            giving.create_task(give())
    return await looking


async def until(seen: Seen, position: int) -> None:
    """Wait until what is before has been seen."""
    while await seen() < position:  # noqa: ASYNC110 - seen from outside
        await asyncio.sleep(LOOK_EVERY)


async def _looking(due: deque[tuple[int, float]], seen: Seen, count: int) -> list[float]:
    found: list[float] = []
    while len(found) < count:
        position, now = await seen(), time.perf_counter()
        # Answers come in the order of positions, but for those of one group.
        waiting = [one for one in due if one[0] > position]
        found += [max(0.0, now - told) * 1_000 for at, told in due if at <= position]
        due.clear()
        due.extend(waiting)
        await asyncio.sleep(LOOK_EVERY)
    return found
