"""What the caller was told: their own messages, written in their language."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Protocol

from fastapi import APIRouter, Depends, Query

from services.notifier.application.reading.reader import Reader
from services.notifier.application.reading.views import Deliveries, DeliveryView, Wanted
from services.notifier.entrypoints.http.caller import Caller
from services.notifier.entrypoints.http.pages import (
    LIMIT,
    OwnMessage,
    OwnMessages,
    cursor_after,
    cursor_from,
)

Limit = Annotated[int, Query(ge=1, le=LIMIT)]


class Written(Protocol):
    """A message as written."""

    @property
    def subject(self) -> str:
        """Its subject."""

    @property
    def plain(self) -> str:
        """Its text."""


Write = Callable[[str, str, dict[str, str]], Written]


def own_routes(
    caller: Callable[..., Awaitable[Caller]], deliveries: Deliveries, write: Write
) -> APIRouter:
    """The route; `write` takes template, language and values."""
    router = APIRouter(prefix="/v1/inbox", tags=["inbox"])
    by_caller = Annotated[Caller, Depends(caller)]

    @router.get("", operation_id="list_own_messages")
    async def list_own_messages(
        by: by_caller, cursor: str | None = None, limit: Limit = 50
    ) -> OwnMessages:
        """Anyone of the directory: their own messages, and nobody else's."""
        reader = by.reader
        wanted = Wanted(officer=reader.officer, after=cursor_from(cursor), limit=limit)
        found = await deliveries.seen_by(reader, wanted)
        items = [_own(each, reader, write) for each in found if each.template]
        last = (found[-1].position, found[-1].id) if found else None
        return OwnMessages(items=items, next=cursor_after(last, len(found), limit))

    return router


def _own(view: DeliveryView, reader: Reader, write: Write) -> OwnMessage:
    text = write(view.template or "", reader.language, view.params)
    return OwnMessage(
        id=view.id,
        event_id=view.event_id,
        topic=view.topic,
        position=view.position,
        state=view.state.value,
        subject=text.subject,
        text=text.plain,
    )
