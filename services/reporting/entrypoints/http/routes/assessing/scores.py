"""Score sheets (督导考核): of every unit and leader, of one unit, of one leader."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from services.reporting.application.asking.assessing.admission import (
    admit_to_all,
    admit_to_officer,
    admit_to_unit,
)
from services.reporting.application.asking.assessing.assessment import Reading
from services.reporting.application.asking.assessing.scores import (
    all_scores,
    leader_scores,
    unit_scores,
)
from services.reporting.application.asking.naming import chosen_campaign, officer_of, unit_of
from services.reporting.application.reading.reader import Reader
from services.reporting.application.service import Reporting
from services.reporting.entrypoints.http.caller import ReaderOf, record_reading
from services.reporting.entrypoints.http.parameters import Campaign, Moment
from services.reporting.entrypoints.http.shown.assessing.scores import (
    LeaderSheetShown,
    ScoresShown,
    UnitSheetShown,
    leader_sheet,
    leaders_in,
    scores_shown,
    unit_sheet,
)

WithBelow = Annotated[bool, Query(description="the points of all units below it, too")]


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """Heads read their unit and below, leaders themselves and their portfolio, watchers all."""
    routes = APIRouter(prefix="/v1/scores", tags=["assessment"])
    known_reader = Annotated[Reader, Depends(reader_of)]
    reading = Reading(reporting.decode_to_fold, reporting.zone)

    @routes.get("", operation_id="list_scores")
    async def everyone(
        reader: known_reader, moment: Moment, campaign: Campaign = None
    ) -> ScoresShown:
        """The sums of every unit, by itself and with all below it, and of every leader."""
        record = partial(record_reading, reporting, reader, "list_scores", campaign or "everything")
        await admit_to_all(reader, record)
        async with reporting.desk.view(moment) as view:
            chosen = chosen_campaign(view, campaign)
            found = await all_scores(view, reader, chosen, reading)
        people = await reporting.desk.names(set(found.leaders))
        return scores_shown(view, people, found)

    @routes.get("/units/{unit}", operation_id="read_unit_scores")
    async def of_unit(
        unit: str,
        reader: known_reader,
        moment: Moment,
        campaign: Campaign = None,
        below: WithBelow = False,
    ) -> UnitSheetShown:
        """One unit's sheet, point by point, and the sums of the units right below it."""
        record = partial(record_reading, reporting, reader, "read_unit_scores", unit)
        await admit_to_unit(reader, unit, record)
        async with reporting.desk.view(moment) as view:
            chosen = chosen_campaign(view, campaign)
            found = await unit_scores(view, chosen, unit_of(view, unit), reading)
        points = (found.scores.with_below if below else found.scores.own).points
        return unit_sheet(view, await reporting.desk.names(leaders_in(points)), found, points)

    @routes.get("/leaders/{officer}", operation_id="read_leader_scores")
    async def of_leader(
        officer: str, reader: known_reader, moment: Moment, campaign: Campaign = None
    ) -> LeaderSheetShown:
        """One leader's sheet: what counts of the tasks that named them, while they did."""
        who = officer_of(officer)
        record = partial(record_reading, reporting, reader, "read_leader_scores", str(who))
        await admit_to_officer(reader, who, record)
        async with reporting.desk.view(moment) as view:
            chosen = chosen_campaign(view, campaign)
            sheet = await leader_scores(view, chosen, who, reading)
        return leader_sheet(view, await reporting.desk.names({who}), who, sheet)

    return routes
