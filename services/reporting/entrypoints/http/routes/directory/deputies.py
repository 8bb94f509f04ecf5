"""Who stands in for a unit's head, as of any day."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from services.reporting.application.asking.directory.deputies import deputies
from services.reporting.application.asking.naming import unit_of
from services.reporting.application.reading.reader import Reader
from services.reporting.application.service import Reporting
from services.reporting.entrypoints.http.caller import ReaderOf
from services.reporting.entrypoints.http.parameters import Moment
from services.reporting.entrypoints.http.shown import parts
from services.reporting.entrypoints.http.shown.directory.deputies import DeputyList, shown_deputy


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """Known to every reader: whoever deals with a unit must know who may sign for it."""
    routes = APIRouter(prefix="/v1", tags=["directory"])
    known_reader = Annotated[Reader, Depends(reader_of)]

    @routes.get("/deputies", operation_id="list_deputies")
    async def named(
        _: known_reader,
        moment: Moment,
        unit: Annotated[str | None, Query(max_length=32)] = None,
    ) -> DeputyList:
        """Deputies with first and last day; those whose days are over stay in the list."""
        async with reporting.desk.view(moment) as view:
            found = await deputies(view, unit_of(view, unit) if unit else None)
            concerned = {person for one in found for person in (one.deputy, one.named.head)}
            people = await reporting.desk.names(concerned)
            return DeputyList(
                items=[shown_deputy(view, people, one) for one in found],
                seen_at=parts.seen_at(view),
            )

    return routes
