"""Results made public (公示) and feedback on them (评价): what is said, and what waits."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from services.reporting.application.asking.naming import chosen_campaign
from services.reporting.application.asking.outcomes.results import feedback, results
from services.reporting.application.reading.reader import Reader
from services.reporting.application.service import Reporting
from services.reporting.domain.rows.outcomes.result import ResultState
from services.reporting.entrypoints.http.caller import ReaderOf
from services.reporting.entrypoints.http.parameters import Campaign, Moment
from services.reporting.entrypoints.http.shown import parts
from services.reporting.entrypoints.http.shown.outcomes.results import (
    FeedbackList,
    ResultList,
    shown_feedback,
    shown_result,
)

OfTask = Annotated[UUID | None, Query(description="only those that tell of this task")]
OfResult = Annotated[UUID | None, Query(description="only feedback on this result")]
Waiting = Annotated[bool, Query(description="only what waits for an answer")]


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """A unit sees what is public of its own tasks, and of feedback no single score."""
    routes = APIRouter(prefix="/v1", tags=["results"])
    known_reader = Annotated[Reader, Depends(reader_of)]

    @routes.get("/results", operation_id="list_results")
    async def listed(
        reader: known_reader,
        moment: Moment,
        campaign: Campaign = None,
        state: ResultState | None = None,
        task: OfTask = None,
    ) -> ResultList:
        """Results that are or were to be public, each with the figures of its feedback."""
        async with reporting.desk.view(moment) as view:
            chosen = chosen_campaign(view, campaign)
            items = [
                shown_result(view, one)
                for one in await results(view, reader, chosen)
                if state in (None, one.row.state) and (task is None or task in one.row.tasks)
            ]
            return ResultList(items=items, seen_at=parts.seen_at(view))

    @routes.get("/feedback", operation_id="list_feedback")
    async def received(
        reader: known_reader,
        moment: Moment,
        campaign: Campaign = None,
        result: OfResult = None,
        unanswered: Waiting = False,
    ) -> FeedbackList:
        """Feedback received, without its words: the gaps behind the figure with `unanswered`."""
        async with reporting.desk.view(moment) as view:
            chosen = chosen_campaign(view, campaign)
            items = [
                shown_feedback(view, row, scores=reader.scope.everything)
                for row in await feedback(view, reader, chosen)
                if result in (None, row.result) and (row.waits or not unanswered)
            ]
            return FeedbackList(items=items, seen_at=parts.seen_at(view))

    return routes
