"""P6: a rebuild of all read models, indexes included, beside a COPY scan of the same events.

Filling processes are started anew in each round. Comparing digests is no part of it. Memory is the
most that all processes held at one time, this one included.
"""

import asyncio
import os
import time
from typing import Any

import asyncpg
import psutil  # type: ignore[import-untyped]

from benchmarks.frame.comparison import Comparison, Result, Subject, Target
from benchmarks.frame.rounds import Side, compare
from benchmarks.frame.scale import Scale
from benchmarks.place.filling import filled, reporting_on
from benchmarks.place.servers import Place
from services.reporting.adapters.postgres.event_store import PostgresEventStore
from services.reporting.adapters.postgres.model.shelf import PostgresShelf
from services.reporting.application.rebuilding.slices import EVENTS_A_SLICE
from services.reporting.bootstrap.rebuilding import filling
from services.reporting.bootstrap.stores import opened
from services.reporting.settings import StoreSettings

SCAN = "SELECT notification_id, state FROM ledger.events"
LIMIT = 512.0
"""MiB."""

LOOK_EVERY = 1.0
MIB = 2**20


async def rebuild(place: Place, scale: Scale) -> list[Result]:
    """Events per second of both, and memory beside its limit."""
    settings, events = await reporting_on(place), scale.rebuilt
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

    subject = Subject("P6", f"rebuild of {events:,} events, indexes included", "per s")
    copying = Side("COPY scan of them", scan, Target(0.05, aim=0.15))
    measured = await compare(subject, ours, [copying], scale.rounds)
    memory = Subject("P6", "most memory of a rebuild", "MiB")
    most = Target(1, most=True)
    return [*measured, Comparison(memory, "its limit", held, [LIMIT] * len(held), most)]


async def rebuilt(settings: StoreSettings) -> float:
    """Fill a new model in processes of their own, and make its indexes; the MiB that it took."""
    async with opened(settings) as (events, models):
        shelf, store = PostgresShelf(models), PostgresEventStore(events)
        model, until = await shelf.begun(), await store.head()
        await shelf.cut(model, await store.slices(until, EVENTS_A_SLICE), until)
        work = asyncio.ensure_future(filling(settings, model, await shelf.left(model), until))
        most = 0.0
        while not work.done():
            most = max(most, _held(os.getpid()))
            await asyncio.wait([work], timeout=LOOK_EVERY)
        await work
        await shelf.finish(model, until)
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
