"""The register of institutions (制度机制): what measures delivered, and what became of it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from services.reporting.application.asking.naming import unit_of
from services.reporting.application.asking.outcomes.institutions import institutions
from services.reporting.application.reading.reader import Reader
from services.reporting.application.service import Reporting
from services.reporting.domain.rows.outcomes.institution import InstitutionState
from services.reporting.entrypoints.http.caller import ReaderOf
from services.reporting.entrypoints.http.parameters import Moment
from services.reporting.entrypoints.http.shown import parts
from services.reporting.entrypoints.http.shown.outcomes.institutions import (
    InstitutionList,
    shown_institution,
)

Served = Annotated[UUID | None, Query(description="only those that serve this task")]
Answering = Annotated[
    str | None, Query(max_length=32, description="only those that this unit, or one below, has")
]


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """A reader sees the rules of the units that their posts let them see."""
    routes = APIRouter(prefix="/v1", tags=["institutions"])
    known_reader = Annotated[Reader, Depends(reader_of)]

    @routes.get("/institutions", operation_id="list_institutions")
    async def registered(
        reader: known_reader,
        moment: Moment,
        state: InstitutionState | None = None,
        unit: Answering = None,
        task: Served = None,
    ) -> InstitutionList:
        """The register of institutions: issued, revised, abolished, and the tasks they serve."""
        async with reporting.desk.view(moment) as view:
            below = view.tree.below([unit_of(view, unit)]) if unit else None
            items = [
                shown_institution(view, row)
                for row in await institutions(view, reader)
                if state in (None, row.state)
                and (below is None or row.unit in below)
                and (task is None or any(one.task == task for one in row.serves))
            ]
            return InstitutionList(items=items, seen_at=parts.seen_at(view))

    return routes
