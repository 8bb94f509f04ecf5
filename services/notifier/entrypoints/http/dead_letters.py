"""Parked messages: listed without their content, handled again, or discarded with a reason."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from chassis.clock import Clock
from services.notifier.application.reading.handle_again import HandleAgain
from services.notifier.application.reading.views import DeadLetters
from services.notifier.entrypoints.http.caller import Caller
from services.notifier.entrypoints.http.pages import (
    LIMIT,
    DeadLetterPage,
    Reason,
    cursor_after,
    cursor_from,
)

Limit = Annotated[int, Query(ge=1, le=LIMIT)]


def dead_letter_routes(
    caller: Callable[..., Awaitable[Caller]],
    letters: DeadLetters,
    handle_again: HandleAgain,
    clock: Clock,
) -> APIRouter:
    """The routes."""
    router = APIRouter(prefix="/v1/dead-letters", tags=["dead letters"])
    by_caller = Annotated[Caller, Depends(caller)]

    @router.get("", operation_id="list_dead_letters")
    async def list_dead_letters(
        by: by_caller, waiting: bool = False, cursor: str | None = None, limit: Limit = 50
    ) -> DeadLetterPage:
        """Office and auditor: each with why it could not be handled, in English and Chinese."""
        if not by.reader.sees_ordinary:
            raise await by.refuse("-", "for office and auditor")
        items = await letters.listed(cursor_from(cursor), limit, waiting=waiting)
        last = (items[-1].sequence, items[-1].id) if items else None
        return DeadLetterPage(items=items, next=cursor_after(last, len(items), limit))

    @router.post("/{letter_id}/send-again", operation_id="send_dead_letter_again", status_code=204)
    async def send_dead_letter_again(letter_id: UUID, by: by_caller) -> None:
        """Office: handle the message now; 409 where it still cannot be."""
        if not by.reader.sends_ordinary:
            raise await by.refuse(str(letter_id), "for the office")
        await handle_again(letter_id)

    @router.post("/{letter_id}/discard", operation_id="discard_dead_letter", status_code=204)
    async def discard_dead_letter(letter_id: UUID, why: Reason, by: by_caller) -> None:
        """Office: handle it never, for a reason that stays with it."""
        if not by.reader.sends_ordinary:
            raise await by.refuse(str(letter_id), "for the office")
        await letters.discard(letter_id, by.reader.officer, why.reason, clock.now())

    return router
