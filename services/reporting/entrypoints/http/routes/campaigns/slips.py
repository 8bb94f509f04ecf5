"""Notices and supervision slips (提示函、督办单): who was addressed, and who is silent."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from services.reporting.application.asking.campaigns.slips import slips
from services.reporting.application.asking.naming import chosen_campaign
from services.reporting.application.reading.reader import Reader
from services.reporting.application.service import Reporting
from services.reporting.entrypoints.http.caller import ReaderOf
from services.reporting.entrypoints.http.parameters import Campaign, Moment
from services.reporting.entrypoints.http.shown import parts
from services.reporting.entrypoints.http.shown.campaigns.slips import SlipList, shown_slip

OfTask = Annotated[UUID | None, Query(description="only those on this task")]
Waiting = Annotated[bool, Query(description="only slips that wait for an answer")]


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """A reader sees what went to the units that their posts let them see."""
    routes = APIRouter(prefix="/v1", tags=["supervision"])
    known_reader = Annotated[Reader, Depends(reader_of)]

    @routes.get("/supervision-slips", operation_id="list_supervision_slips")
    async def issued(
        reader: known_reader,
        moment: Moment,
        campaign: Campaign = None,
        task: OfTask = None,
        unanswered: Waiting = False,
    ) -> SlipList:
        """Notices and supervision slips, with answers and interviews."""
        async with reporting.desk.view(moment) as view:
            chosen = chosen_campaign(view, campaign)
            rows = await slips(view, reader, chosen)
            wanted = [row for row in rows if task is None or task in row.tasks]
            items = [shown_slip(view, row) for row in wanted if row.waits() or not unanswered]
            return SlipList(items=items, seen_at=parts.seen_at(view))

    return routes
