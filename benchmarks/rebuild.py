"""P6: a rebuild of all read models, indexes included, beside a COPY scan of the same events.

The rebuild runs in processes of its own, as an operator would start it; memory is the most that
all of them held at one time.
"""

import asyncio
import os
import sys
import time
from typing import Any

import asyncpg
import psutil  # type: ignore[import-untyped]

from benchmarks.filling import filled, reporting_on
from benchmarks.measuring import Comparison, compare
from benchmarks.place import Place
from services.reporting.settings import StoreSettings

EVENTS = 200_000
SCAN = "SELECT notification_id, state FROM ledger.events"
LOOK_EVERY = 0.2
MIB = 2**20


async def rebuild(place: Place, events: int = EVENTS) -> list[Comparison]:
    """Events per second of both, and memory beside its limit."""
    settings = await reporting_on(place)
    await filled(place, events)
    held: list[float] = []

    async def ours() -> float:
        begun = time.perf_counter()
        held.append(await rebuilt(settings))
        return events / (time.perf_counter() - begun)

    async def scan() -> float:
        connection = await asyncpg.connect(place.owner_dsn)
        try:
            begun = time.perf_counter()
            await connection.copy_from_query(SCAN, output=_nowhere, format="binary")
            return events / (time.perf_counter() - begun)
        finally:
            await connection.close()

    name = f"P6 rebuild of {events:,} events / COPY scan"
    rate = await compare(name, "per s", ours, scan, "≥ 0.05, aim 0.15")
    memory = Comparison("P6 most memory / limit", "MiB", held, [512.0] * len(held), "≤ 1")
    return [rate, memory]


async def rebuilt(settings: StoreSettings) -> float:
    """Fill a new model, with its indexes, in a process as an operator starts it; its MiB."""
    told = {
        "TAIZHANG_EVENT_STORE_DSN": settings.event_store_dsn.get_secret_value(),
        "TAIZHANG_REPORTING_DSN": settings.reporting_dsn.get_secret_value(),
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "services.reporting", "rebuild", "--replace"),
        env={**os.environ, **told},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    ended = asyncio.ensure_future(process.wait())
    most = 0.0
    while not ended.done():
        most = max(most, _held(process.pid))
        await asyncio.wait([ended], timeout=LOOK_EVERY)
    if ended.result() not in (0, 3):
        raise RuntimeError(f"the rebuild ended with {ended.result()}")
    return most


def _held(pid: int) -> float:
    """MiB of a process and all below it, what they share counted once."""
    try:
        top = psutil.Process(pid)
        own = sum(each.memory_full_info().uss for each in (top, *top.children(recursive=True)))
    except psutil.NoSuchProcess:
        return 0.0
    return float(own) / MIB


async def _nowhere(_: Any) -> None:
    """Where a scan's bytes go."""
