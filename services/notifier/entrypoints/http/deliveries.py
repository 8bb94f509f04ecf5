"""Deliveries: listed for those who may see them, sent again by those who may decide so."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from chassis.clock import Clock
from services.notifier.application.errors import NotFoundError
from services.notifier.application.reading.views import Deliveries, DeliveryView, Wanted
from services.notifier.domain.delivery import State
from services.notifier.entrypoints.http.caller import Caller
from services.notifier.entrypoints.http.pages import (
    LIMIT,
    DeliveryPage,
    Reason,
    cursor_after,
    cursor_from,
)


class DeliveryQuery(BaseModel):
    """Which deliveries are asked for; what is left out restricts nothing."""

    state: State | None = None
    event: UUID | None = None
    officer: UUID | None = None
    task: UUID | None = None
    cursor: str | None = None
    limit: int = Field(default=50, ge=1, le=LIMIT)


def delivery_routes(
    caller: Callable[..., Awaitable[Caller]],
    deliveries: Deliveries,
    clock: Clock,
    wake: Callable[[], None],
) -> APIRouter:
    """The routes; `wake` is called when something became due."""
    router = APIRouter(prefix="/v1/deliveries", tags=["deliveries"])
    by_caller = Annotated[Caller, Depends(caller)]

    @router.get("", operation_id="list_deliveries")
    async def list_deliveries(
        by: by_caller, asked: Annotated[DeliveryQuery, Query()]
    ) -> DeliveryPage:
        """Office and auditor: what concerns no case. Auditor, discipline, leading group: cases.

        Of a task its lead unit and leader see all but cases, everybody else what they were told.
        """
        if asked.task is None and not (by.reader.sees_ordinary or by.reader.sees_cases):
            raise await by.refuse("-", "for office, auditor, discipline office and leading group")
        wanted = Wanted(
            *(asked.state, asked.event, asked.officer, asked.task),
            after=cursor_from(asked.cursor),
            limit=asked.limit,
        )
        items = await deliveries.seen_by(by.reader, wanted)
        cases = sorted({str(item.event_id) for item in items if item.of_a_case})
        for case_event in cases:
            await by.saw(case_event)
        last = (items[-1].position, items[-1].id) if items else None
        return DeliveryPage(items=items, next=cursor_after(last, len(items), asked.limit))

    @router.post("/{delivery_id}/send-again", operation_id="send_delivery_again")
    async def send_delivery_again(delivery_id: UUID, by: by_caller) -> DeliveryView:
        """Office, or for a case the discipline office: send what failed or may not have arrived."""
        async with _deciding(by, delivery_id):
            sent = await deliveries.send_again(by.reader, delivery_id, clock.now())
        wake()
        return sent

    @router.post("/{delivery_id}/discard", operation_id="discard_delivery")
    async def discard_delivery(delivery_id: UUID, why: Reason, by: by_caller) -> DeliveryView:
        """Office, or for a case the discipline office: send it never, for a reason that stays."""
        async with _deciding(by, delivery_id):
            return await deliveries.discard(by.reader, delivery_id, why.reason, clock.now())

    return router


@asynccontextmanager
async def _deciding(by: Caller, delivery: UUID) -> AsyncIterator[None]:
    """Only those who decide of deliveries; a refusal, or what they may not know of, is noted."""
    if not (by.reader.sends_ordinary or by.reader.sends_cases):
        raise await by.refuse(str(delivery), "for the office, of a case the discipline office")
    try:
        yield
    except NotFoundError:
        await by.note("refused_command", str(delivery), NotFoundError.code)
        raise
