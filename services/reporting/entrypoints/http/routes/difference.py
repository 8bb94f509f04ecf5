"""Two moments beside each other: of one task, of a unit with all below it, of everything."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from services.reporting.application.asking.desk import Asked
from services.reporting.application.asking.naming import unit_of
from services.reporting.application.asking.past.difference import ledger_difference, task_difference
from services.reporting.application.asking.tasks import Cursor, find_task
from services.reporting.application.ports.model import Page, TaskFilter
from services.reporting.application.reading.reader import Reader
from services.reporting.application.service import Reporting
from services.reporting.entrypoints.http.caller import ReaderOf, record_reading
from services.reporting.entrypoints.http.routes.tasks import TaskName
from services.reporting.entrypoints.http.shown import parts
from services.reporting.entrypoints.http.shown.difference import (
    LedgerDifference,
    TaskDifference,
    shown_difference,
)

Since = Annotated[
    str, Query(alias="from", max_length=32, description="the earlier moment: a date or a position")
]
Until = Annotated[
    str | None, Query(alias="to", max_length=32, description="the later one; left out: now")
]


@dataclass(frozen=True, slots=True)
class Between:
    """The two moments as the caller wrote them."""

    since: str
    until: str | None


@dataclass(frozen=True, slots=True)
class Turned:
    """Which page."""

    cursor: str | None
    limit: int


def between(since: Since, until: Until = None) -> Between:
    """The parameters that name the moments."""
    return Between(since, until)


def turned(
    cursor: Annotated[str | None, Query(max_length=500, description="`next` of a page")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Turned:
    """The parameters that turn pages."""
    return Turned(cursor, limit)


Moments = Annotated[Between, Depends(between)]
Pages = Annotated[Turned, Depends(turned)]


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """For every reader, over the tasks that they may see at the later moment."""
    routes = APIRouter(prefix="/v1", tags=["difference"])
    known_reader = Annotated[Reader, Depends(reader_of)]

    @routes.get("/tasks/{task:path}/diff", operation_id="read_task_difference")
    async def of_task(task: TaskName, reader: known_reader, moments: Moments) -> TaskDifference:
        """What changed in a task, old and new, and the positions that changed it."""
        since = await reporting.desk.position(moments.since)
        async with reporting.desk.view(Asked(moments.until)) as view:
            row = await find_task(view, reader, task)
            found = await task_difference(view, row, since)
            shown = TaskDifference(
                difference=shown_difference(found), since=since, seen_at=parts.seen_at(view)
            )
        if reader.is_auditor:
            await record_reading(reporting, reader, "read_task_difference", str(row.id))
        return shown

    @routes.get("/units/{unit}/diff", operation_id="read_unit_difference")
    async def of_unit(
        unit: str, reader: known_reader, moments: Moments, pages: Pages
    ) -> LedgerDifference:
        """The same of every task that a unit, or one below it, leads."""
        return await _difference(reporting, reader, moments, pages, unit)

    @routes.get("/diff", operation_id="read_difference")
    async def of_everything(
        reader: known_reader, moments: Moments, pages: Pages
    ) -> LedgerDifference:
        """The same of the whole ledger, page by page."""
        return await _difference(reporting, reader, moments, pages, None)

    return routes


async def _difference(
    reporting: Reporting, reader: Reader, moments: Between, pages: Turned, unit: str | None
) -> LedgerDifference:
    since = await reporting.desk.position(moments.since)
    cursor = Cursor.read(pages.cursor) if pages.cursor else None
    asked = Asked(moments.until, pinned=cursor.moment if cursor else None)
    after = (cursor.value, cursor.id) if cursor else None
    async with reporting.desk.view(asked) as view:
        units = view.tree.below([unit_of(view, unit)]) if unit else None
        wanted = TaskFilter(reader.scope, view.today, lead_units=units)
        found = await ledger_difference(view, wanted, Page(after=after, limit=pages.limit), since)
        shown = LedgerDifference(
            items=[shown_difference(each) for each in found.tasks],
            next=found.next.text() if found.next else None,
            since=since,
            seen_at=parts.seen_at(view),
        )
    if reader.is_auditor:
        await record_reading(reporting, reader, "read_difference", unit or "everything")
    return shown
