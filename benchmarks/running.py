"""One benchmark after the other; one that breaks is told as failed, and the others go on."""

import asyncio
import traceback
from collections.abc import Callable, Iterable, Sequence

from benchmarks.catalogue import Benchmark
from benchmarks.frame.comparison import Failed, Result
from benchmarks.frame.scale import Scale
from benchmarks.place.servers import Servers

Told = Callable[[Result], None]


async def run(
    benchmarks: Iterable[Benchmark], scale: Scale, at: Servers, told: Told
) -> list[Result]:
    """All results; `told` hears of each when it is there."""
    found: list[Result] = []
    for benchmark in benchmarks:
        for result in await _measured(benchmark, scale, at):
            told(result)
            found.append(result)
    return found


async def _measured(benchmark: Benchmark, scale: Scale, at: Servers) -> Sequence[Result]:
    try:
        place = await at.place()
        async with asyncio.timeout(scale.patience):
            return await benchmark.measure(place, scale)
    except TimeoutError:
        return [Failed(benchmark.id, f"not done within {scale.patience:g} s")]
    except Exception as problem:
        traceback.print_exception(problem)
        return [Failed(benchmark.id, f"{type(problem).__name__}: {problem}".partition("\n")[0])]
