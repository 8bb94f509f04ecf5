"""Look-backs (回头看) that are due, drawn, done; and draws, for whoever draws again."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from contracts.words import DrawKind
from services.reporting.application.asking.campaigns.look_backs import draws_of, look_backs
from services.reporting.application.asking.naming import chosen_campaign
from services.reporting.application.reading.reader import Reader
from services.reporting.application.service import Reporting
from services.reporting.domain.rows.turns.afterwards import LookBackState
from services.reporting.entrypoints.http.caller import ReaderOf
from services.reporting.entrypoints.http.parameters import Campaign, Moment
from services.reporting.entrypoints.http.shown import parts
from services.reporting.entrypoints.http.shown.campaigns.look_backs import (
    DrawList,
    LookBackPlan,
    look_back_plan,
)

InState = Annotated[LookBackState | None, Query(description="only those in this state")]
OfKind = Annotated[DrawKind | None, Query(description="only draws of this kind")]


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """A reader sees look-backs at tasks that they may see; draws, who sees every task."""
    routes = APIRouter(prefix="/v1", tags=["look-backs"])
    known_reader = Annotated[Reader, Depends(reader_of)]

    @routes.get("/look-backs", operation_id="list_look_backs")
    async def plan(
        reader: known_reader, moment: Moment, campaign: Campaign = None, state: InState = None
    ) -> LookBackPlan:
        """Closed tasks and how far their look-backs have come, with those reopened since."""
        async with reporting.desk.view(moment) as view:
            chosen = chosen_campaign(view, campaign)
            rows = await look_backs(view, reader, chosen)
            wanted = [row for row in rows if state is None or row.afterwards.stands(state)]
            return look_back_plan(view, wanted)

    @routes.get("/draws", operation_id="list_draws")
    async def draws(
        reader: known_reader, moment: Moment, campaign: Campaign = None, kind: OfKind = None
    ) -> DrawList:
        """Draws announced and made: population, seed, drawn, not drawn, conclusions."""
        async with reporting.desk.view(moment) as view:
            chosen = chosen_campaign(view, campaign)
            rows = await draws_of(view, reader, chosen)
            items = [row for row in rows if kind in (None, row.draw_kind)]
            return DrawList(items=items, seen_at=parts.seen_at(view))

    return routes
