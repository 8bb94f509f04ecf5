"""The three coverage figures and the rows behind each gap."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from services.reporting.application.asking.coverage import CoverageAnswer, coverage
from services.reporting.application.asking.desk import View
from services.reporting.application.asking.naming import campaign_of, unit_of
from services.reporting.application.reading.reader import Reader
from services.reporting.application.service import Reporting
from services.reporting.domain.coverage.figures import FigureName
from services.reporting.entrypoints.http.caller import ReaderOf
from services.reporting.entrypoints.http.parameters import Moment
from services.reporting.entrypoints.http.shown.coverage import (
    CoverageShown,
    MissingShown,
    coverage_shown,
    missing_shown,
)

Campaign = Annotated[str | None, Query(max_length=200, description="id or name")]
Unit = Annotated[str | None, Query(max_length=32, description="with all below it")]


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """Figures over what the reader may see."""
    routes = APIRouter(prefix="/v1/coverage", tags=["coverage"])
    known_reader = Annotated[Reader, Depends(reader_of)]

    @routes.get("", operation_id="read_coverage")
    async def figures(
        reader: known_reader, moment: Moment, campaign: Campaign = None, unit: Unit = None
    ) -> CoverageShown:
        """Handled, settled and answered: in all, by campaign, by lead unit."""
        async with reporting.desk.view(moment) as view:
            return coverage_shown(view, await _answer(view, reader, campaign, unit))

    @routes.get("/missing", operation_id="list_missing")
    async def missing(
        reader: known_reader,
        moment: Moment,
        figure: Annotated[FigureName, Query(description="which of the three")],
        campaign: Campaign = None,
        unit: Unit = None,
    ) -> MissingShown:
        """The findings or tasks that one figure waits for, each with the reason."""
        async with reporting.desk.view(moment) as view:
            return missing_shown(view, await _answer(view, reader, campaign, unit), figure)

    return routes


async def _answer(
    view: View, reader: Reader, campaign: str | None, unit: str | None
) -> CoverageAnswer:
    chosen = campaign_of(view, campaign).id if campaign else None
    return await coverage(view, reader, chosen, unit_of(view, unit) if unit else None)
