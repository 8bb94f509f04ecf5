"""P8: a page of tasks and one task as of the middle of history, beside the same now: the p95."""

import statistics
import time
from collections.abc import Awaitable, Callable
from datetime import date
from functools import partial

from benchmarks.frame.comparison import Result, Subject, Target
from benchmarks.frame.rounds import Side, compare
from benchmarks.frame.scale import Scale
from benchmarks.place.filling import filled, reporting_on
from benchmarks.place.servers import Place
from contracts.builders.places import LEAD_UNIT
from services.reporting.adapters.postgres.event_store import PostgresEventStore
from services.reporting.adapters.postgres.model.reading.reader import PostgresReadModel
from services.reporting.application.ports.model import Page, Scope, Snapshot, TaskFilter
from services.reporting.bootstrap.rebuilding import rebuild
from services.reporting.bootstrap.stores import opened
from services.reporting.domain.rows.task import TaskRow

_TODAY = date(2022, 7, 1)


async def as_of(place: Place, scale: Scale) -> list[Result]:
    """Milliseconds of both pages."""
    settings = await reporting_on(place)
    last = await filled(place, scale.rebuilt)
    await rebuild(settings, verify_only=False, replace=True)
    async with opened(settings) as (store, models):
        model = PostgresReadModel(models, PostgresEventStore(store))

        async def page(snapshot: Snapshot) -> None:
            wanted = TaskFilter(Scope(everything=True), _TODAY, lead_units=frozenset({LEAD_UNIT}))
            assert await snapshot.tasks(wanted, Page(limit=50))

        async with model.at(last // 2) as snapshot:
            wanted = TaskFilter(Scope(everything=True), _TODAY)
            (_, some), *_ = await snapshot.tasks(wanted, Page(limit=1))

        async def task(snapshot: Snapshot) -> None:
            assert await snapshot.one(TaskRow, some.id)

        found: list[Result] = []
        for name, read in (("page of tasks", page), ("one task", task)):
            p95 = partial(_p95, model, read, scale.pages)
            what = f"{name} as of the middle of {scale.rebuilt:,} events"
            now = Side("the same now", partial(p95, None), Target(2, most=True))
            subject = Subject("P8", what, "ms p95")
            found += await compare(subject, partial(p95, last // 2), [now], scale.rounds)
        return found


async def _p95(
    model: PostgresReadModel,
    read: Callable[[Snapshot], Awaitable[None]],
    pages: int,
    position: int | None,
) -> float:
    taken = []
    for _ in range(pages):
        begun = time.perf_counter()
        async with model.at(position) as snapshot:
            await read(snapshot)
        taken.append((time.perf_counter() - begun) * 1_000)
    return statistics.quantiles(taken, n=20)[-1]
