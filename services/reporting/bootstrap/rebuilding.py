"""A rebuild, put together: this process leads, and processes like it fill some slices each.

A little is filled here. A filling process that is left alone cannot harm: it stops at the first
slice that another one has filled.
"""

import asyncio
import gc
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from services.reporting.adapters.msgspec.decoder import decode
from services.reporting.adapters.postgres.attestations import PostgresAttestations
from services.reporting.adapters.postgres.checkpoints import PostgresSignedHistory
from services.reporting.adapters.postgres.event_store import PostgresEventStore
from services.reporting.adapters.postgres.model.digest import PostgresDigests
from services.reporting.adapters.postgres.model.schema import LAYOUT
from services.reporting.adapters.postgres.model.shelf import PostgresShelf
from services.reporting.adapters.postgres.model.writing.filler import PostgresFiller
from services.reporting.adapters.postgres.pool import PostgresPool
from services.reporting.application.attesting.checking import AttestationCheck, Checked
from services.reporting.application.ports.event_store import Slice
from services.reporting.application.ports.model import WritableModel
from services.reporting.application.projecting.projector import Pace, Projector
from services.reporting.application.rebuilding.filling import Filling
from services.reporting.application.rebuilding.rebuild import Rebuild, Told, Verdict
from services.reporting.application.rebuilding.replaying import Replay, ReplayedTask
from services.reporting.application.rebuilding.slices import SliceFolding
from services.reporting.bootstrap.stores import opened
from services.reporting.settings import StoreSettings

REBUILD_BATCH = 5_000
PROCESSES = min(4, os.cpu_count() or 1)
SLICES_A_PROCESS = 10
"""Below so many slices for each, another process costs more than it brings."""


def untold(position: int, until: int) -> None:
    """Nobody is told how far a rebuild has come."""


async def replayed_difference(
    settings: StoreSettings, since: int, until: int
) -> list[ReplayedTask]:
    """What the events say that two positions differ in."""
    async with opened(settings) as (events, _):
        replay = Replay(PostgresEventStore(events), decode, settings.timezone)
        return await replay.difference(since, until)


async def rebuild(
    settings: StoreSettings,
    *,
    verify_only: bool,
    replace: bool,
    to: int | None = None,
    told: Told = untold,
) -> Verdict:
    """Rebuild the read model from the store's first event, beside the live one."""
    async with opened(settings) as (events, models):
        store = PostgresEventStore(events)

        def projecting(model: WritableModel) -> Projector:
            return Projector(store, model, decode, settings.timezone, Pace(REBUILD_BATCH))

        work = Rebuild(
            PostgresShelf(models),
            PostgresDigests(models),
            partial(filling, settings),
            projecting,
            store,
            told,
        )
        check = partial(checked, settings, events, models)
        return await work.run(check, verify_only=verify_only, replace=replace, to=to)


async def checked(
    settings: StoreSettings,
    events: PostgresPool,
    models: PostgresPool,
    model: str,
    to: int | None,
) -> list[Checked]:
    """Every attestation, or those up to a position, by a model rebuilt from the events."""
    store = PostgresEventStore(events)
    keys = settings.attesting_keys()
    restarts = await PostgresSignedHistory(events).restarts()
    check = AttestationCheck(store, PostgresDigests(models), keys, LAYOUT, restarts)
    return await check.of(await PostgresAttestations(models).oldest_first(), model, to)


async def filling(settings: StoreSettings, model: str, slices: Sequence[Slice], until: int) -> None:
    """Fill slices of a model, in a few processes if they are many."""
    count = min(PROCESSES, len(slices) // SLICES_A_PROCESS)
    if count < 2:
        await _fill(settings, model, slices, until)
        return
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(count, get_context("spawn")) as processes:
        work = (
            loop.run_in_executor(
                processes, _fill_alone, settings, model, slices[number::count], until
            )
            for number in range(count)
        )
        await asyncio.gather(*work)


def _fill_alone(settings: StoreSettings, model: str, slices: Sequence[Slice], until: int) -> None:
    """In a process of its own."""
    # Rows hold no cycles, and collecting among so many costs half of the time.
    gc.disable()
    asyncio.run(_fill(settings, model, slices, until))


async def _fill(settings: StoreSettings, model: str, slices: Sequence[Slice], until: int) -> None:
    async with opened(settings) as (events, models):
        store = PostgresEventStore(events)
        folding = SliceFolding(store, decode, settings.timezone, until)
        await Filling(folding, PostgresFiller(models, model)).run(slices)
