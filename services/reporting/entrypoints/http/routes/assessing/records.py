"""Records (检验 锻炼 培养): what a unit or a person took on, and how it ended."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends

from services.reporting.application.asking.assessing.admission import (
    admit_to_officer,
    admit_to_unit,
)
from services.reporting.application.asking.assessing.assessment import Reading
from services.reporting.application.asking.assessing.records import officer_record, unit_record
from services.reporting.application.asking.naming import chosen_campaign, officer_of, unit_of
from services.reporting.application.reading.reader import Reader
from services.reporting.application.service import Reporting
from services.reporting.entrypoints.http.caller import ReaderOf, record_reading
from services.reporting.entrypoints.http.parameters import Campaign, Moment
from services.reporting.entrypoints.http.shown import parts
from services.reporting.entrypoints.http.shown.assessing.records import (
    OfficerRecordShown,
    UnitRecordShown,
    officer_record_shown,
    unit_record_shown,
)


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """Heads read their unit and below, everybody themselves, watchers all; refusals are logged."""
    routes = APIRouter(prefix="/v1/records", tags=["assessment"])
    known_reader = Annotated[Reader, Depends(reader_of)]
    reading = Reading(reporting.decode_to_fold, reporting.zone)

    @routes.get("/units/{unit}", operation_id="read_unit_record")
    async def of_unit(
        unit: str, reader: known_reader, moment: Moment, campaign: Campaign = None
    ) -> UnitRecordShown:
        """The tasks that a unit led, and what was asked of it beside, each with its events."""
        record = partial(record_reading, reporting, reader, "read_unit_record", unit)
        await admit_to_unit(reader, unit, record)
        async with reporting.desk.view(moment) as view:
            chosen = chosen_campaign(view, campaign)
            found = await unit_record(view, chosen, unit_of(view, unit), reading)
        return unit_record_shown(view, reader, unit, found)

    @routes.get("/officers/{officer}", operation_id="read_officer_record")
    async def of_officer(
        officer: str, reader: known_reader, moment: Moment, campaign: Campaign = None
    ) -> OfficerRecordShown:
        """The posts that a person held, and the tasks taken on in them, each with its events."""
        who = officer_of(officer)
        record = partial(record_reading, reporting, reader, "read_officer_record", str(who))
        await admit_to_officer(reader, who, record)
        async with reporting.desk.view(moment) as view:
            chosen = chosen_campaign(view, campaign)
            found = await officer_record(view, chosen, who, reading)
        person = parts.person(await reporting.desk.names({who}), who)
        return officer_record_shown(view, reader, person, found)

    return routes
