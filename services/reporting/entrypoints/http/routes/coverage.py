"""The three coverage figures and the rows behind each gap."""

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Query

from contracts.words import SourceKind
from services.reporting.application.asking.coverage import (
    CoverageAnswer,
    Part,
    coverage,
    coverage_below,
)
from services.reporting.application.asking.desk import View
from services.reporting.application.asking.naming import chosen_campaign, officer_of, unit_of
from services.reporting.application.reading.reader import Reader
from services.reporting.application.service import Reporting
from services.reporting.domain.coverage.figures import FigureName
from services.reporting.entrypoints.http.caller import ReaderOf
from services.reporting.entrypoints.http.parameters import Campaign, Moment
from services.reporting.entrypoints.http.shown.coverage import (
    CoverageBelowShown,
    CoverageShown,
    MissingShown,
    below_shown,
    coverage_shown,
    leaders_in,
    missing_shown,
)

Unit = Annotated[str | None, Query(max_length=32, description="with all below it")]
Leader = Annotated[
    str | None, Query(max_length=200, description="id or account of a responsible leader")
]
Source = Annotated[SourceKind | None, Query(description="where the findings come from")]


class Wanted(NamedTuple):
    """Whose figures, as the caller names them."""

    campaign: str | None
    unit: str | None
    leader: str | None
    source: SourceKind | None


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """Figures over what the reader may see."""
    routes = APIRouter(prefix="/v1/coverage", tags=["coverage"])
    known_reader = Annotated[Reader, Depends(reader_of)]

    def asked(
        campaign: Campaign = None,
        unit: Unit = None,
        leader: Leader = None,
        source: Source = None,
    ) -> Wanted:
        return Wanted(campaign, unit, leader, source)

    whose = Annotated[Wanted, Depends(asked)]

    @routes.get("", operation_id="read_coverage")
    async def figures(reader: known_reader, moment: Moment, wanted: whose) -> CoverageShown:
        """Handled, settled and answered: in all, and by campaign, lead unit, leader and source."""
        async with reporting.desk.view(moment) as view:
            answer = await _answer(view, reader, wanted)
        people = await reporting.desk.names(leaders_in(answer))
        return coverage_shown(view, people, answer)

    @routes.get("/below", operation_id="read_coverage_below")
    async def below(reader: known_reader, moment: Moment, wanted: whose) -> CoverageBelowShown:
        """One step down the tree of units: each alone, and with everything below it."""
        async with reporting.desk.view(moment) as view:
            part = _part(view, wanted)
            found = await coverage_below(view, reader, part)
        people = await reporting.desk.names({part.leader} if part.leader else set())
        return below_shown(view, people, found)

    @routes.get("/missing", operation_id="list_missing")
    async def missing(
        reader: known_reader,
        moment: Moment,
        figure: Annotated[FigureName, Query(description="which of the three")],
        wanted: whose,
    ) -> MissingShown:
        """The findings or tasks that one figure waits for, each with the reason."""
        async with reporting.desk.view(moment) as view:
            return missing_shown(view, await _answer(view, reader, wanted), figure)

    return routes


async def _answer(view: View, reader: Reader, wanted: Wanted) -> CoverageAnswer:
    return await coverage(view, reader, _part(view, wanted))


def _part(view: View, wanted: Wanted) -> Part:
    return Part(
        campaign=chosen_campaign(view, wanted.campaign),
        unit=unit_of(view, wanted.unit) if wanted.unit else None,
        leader=officer_of(wanted.leader) if wanted.leader else None,
        source=wanted.source,
    )
