"""Feedback with its words, for those who answer it, and for the units judged once enough gave it.

Each reading is logged.
"""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict

from chassis.tokens import ActAs, Bearer
from contracts.words import ReviewOutcome
from services.ledger.application.execution import Executor
from services.ledger.application.hearing.reading import FeedbackReader
from services.ledger.entrypoints.http.refused import AccessLogged

After = Annotated[UUID | None, Query(description="`next` of the page before")]
Limit = Annotated[int, Query(ge=1, le=200)]


class FeedbackView(BaseModel):
    """One feedback; null is what was erased, was never said, or is not for this reader."""

    model_config = ConfigDict(from_attributes=True)
    id: UUID
    received_at: datetime | None
    score: int | None
    words: str | None
    answer_due: date
    draft: str | None
    answer: str | None
    reviewed: bool
    outcome: ReviewOutcome | None
    conclusion: str | None
    erased: bool


class FeedbackList(BaseModel):
    """Feedback on one result, the oldest first; `next` is `after` of the page behind this one."""

    model_config = ConfigDict(from_attributes=True)
    result: UUID
    items: list[FeedbackView]
    next: UUID | None


def router(
    executor: Executor, known: Callable[..., Awaitable[Bearer]], logged: AccessLogged
) -> APIRouter:
    """The route."""
    routes = APIRouter(prefix="/v1/results", tags=["results"])
    reader = FeedbackReader(executor.store, executor.vault)

    @routes.get("/{result_id}/feedback", operation_id="read_feedback")
    async def read(
        result_id: UUID,
        bearer: Annotated[Bearer, Depends(known)],
        act_as: ActAs = None,
        after: After = None,
        limit: Limit = 50,
    ) -> FeedbackList:
        """What was said of the result; a unit sees no score, and words from enough of them on."""
        async with logged.refusals(bearer, "read_feedback", str(result_id)):
            by = await executor.identification.doer(bearer.subject, act_as)
            found = await reader.on(result_id, by, after, limit)
        await logged.read(bearer, "read_feedback", str(result_id))
        return FeedbackList.model_validate(found)

    return routes
