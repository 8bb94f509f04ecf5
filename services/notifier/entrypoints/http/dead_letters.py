"""Parked messages: listed without their content, and handled again once that may succeed."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from services.notifier.application.reading.handle_again import HandleAgain
from services.notifier.application.reading.views import DeadLetters
from services.notifier.entrypoints.http.caller import Caller
from services.notifier.entrypoints.http.pages import (
    LIMIT,
    DeadLetterPage,
    cursor_after,
    cursor_from,
)

Limit = Annotated[int, Query(ge=1, le=LIMIT)]


def dead_letter_routes(
    caller: Callable[..., Awaitable[Caller]], letters: DeadLetters, handle_again: HandleAgain
) -> APIRouter:
    """The routes."""
    router = APIRouter(prefix="/v1/dead-letters", tags=["dead letters"])
    by_caller = Annotated[Caller, Depends(caller)]

    @router.get("", operation_id="list_dead_letters")
    async def list_dead_letters(
        by: by_caller, cursor: str | None = None, limit: Limit = 50
    ) -> DeadLetterPage:
        """Office and auditor."""
        if not by.reader.sees_ordinary:
            raise await by.refuse("-", "for office and auditor")
        items = await letters.listed(cursor_from(cursor), limit)
        last = (items[-1].sequence, items[-1].id) if items else None
        return DeadLetterPage(items=items, next=cursor_after(last, len(items), limit))

    @router.post("/{letter_id}/send-again", operation_id="send_dead_letter_again", status_code=204)
    async def send_dead_letter_again(letter_id: UUID, by: by_caller) -> None:
        """Office: handle the message now; 409 where it still cannot be."""
        if not by.reader.sends_ordinary:
            raise await by.refuse(str(letter_id), "for the office")
        await handle_again(letter_id)

    return router
