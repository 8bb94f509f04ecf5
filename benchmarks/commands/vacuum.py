"""vacuum: the p99 of appends while VACUUM (FREEZE, ANALYZE) goes over the events, again and again.

At 32 callers, through load, guards and append, in a store with a history; beside the same without
VACUUM, and beside the library's recorder, whose table lock waits for each VACUUM's end.
"""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from uuid import uuid4

import asyncpg
from eventsourcing.persistence import StoredEvent

from benchmarks.commands.ledger import ledger, registering
from benchmarks.frame.comparison import Result, Subject
from benchmarks.frame.rounds import Side, compare, limit, rate
from benchmarks.frame.scale import Scale
from benchmarks.peers.library import recorder
from benchmarks.peers.payload import EVENT
from benchmarks.place.filling import filled
from benchmarks.place.servers import Place

CALLERS = 32
LIMIT_MS = 100.0
# All pages each time, also those that an earlier round left frozen.
VACUUM = "VACUUM (FREEZE, ANALYZE, DISABLE_PAGE_SKIPPING) ledger.events"

Work = Callable[[], Awaitable[object]]


async def vacuum(place: Place, scale: Scale) -> list[Result]:
    """The comparison on a store of `large` events."""
    await filled(place, scale.large)
    subject = Subject("vacuum", f"an append during VACUUM, {CALLERS} callers", "ms p99")
    async with ledger(place) as executor:
        with _recording(place) as record:
            ours = registering(executor)
            beside = partial(_beside, place, ours, scale)
            peers = [
                limit(LIMIT_MS),
                Side("the same without VACUUM", partial(_p99, ours, scale.seconds)),
                Side("the library's recorder, table lock", partial(_beside, place, record, scale)),
            ]
            return [*await compare(subject, beside, peers, scale.rounds)]


@contextmanager
def _recording(place: Place) -> Iterator[Work]:
    """An insert by the library's recorder, with a thread for each caller."""
    with recorder(place.owner_dsn) as stock, ThreadPoolExecutor(CALLERS) as threads:

        async def record() -> None:
            one = StoredEvent(uuid4(), 1, "x", EVENT)
            await asyncio.get_running_loop().run_in_executor(threads, stock.insert_events, [one])

        yield record


async def _beside(place: Place, work: Work, scale: Scale) -> float:
    async with _housekeeping(place):
        return await _p99(work, scale.seconds)


async def _p99(work: Work, seconds: float) -> float:
    """Milliseconds that 99 of 100 calls stay within."""
    taken: list[float] = []

    async def timed() -> None:
        begun = time.perf_counter()
        await work()
        taken.append((time.perf_counter() - begun) * 1_000)

    await rate(timed, CALLERS, seconds)
    return statistics.quantiles(taken, n=100, method="inclusive")[-1]


@asynccontextmanager
async def _housekeeping(place: Place) -> AsyncIterator[None]:
    """One VACUUM after the other for the length of a block."""
    connection = await asyncpg.connect(place.owner_dsn)
    over = asyncio.Event()

    async def again_and_again() -> None:
        while not over.is_set():
            await connection.execute(VACUUM)

    work = asyncio.create_task(again_and_again())
    try:
        yield
    finally:
        over.set()
        await work
        await connection.close()
