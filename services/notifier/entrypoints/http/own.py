"""What the caller was told: their own messages, in their language, and which they have read."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Protocol
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from chassis.clock import Clock
from services.notifier.application.reading.reader import Reader
from services.notifier.application.reading.views import (
    Deliveries,
    DeliveryView,
    OwnInbox,
    Wanted,
)
from services.notifier.domain.delivery import State
from services.notifier.entrypoints.http.caller import Caller
from services.notifier.entrypoints.http.pages import (
    LIMIT,
    Marked,
    OwnMessage,
    OwnMessages,
    Unread,
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
Words = Callable[[], Awaitable[Write]]
"""Gives what writes with the newest wording."""


def own_routes(
    caller: Callable[..., Awaitable[Caller]],
    deliveries: Deliveries,
    own: OwnInbox,
    words: Words,
    clock: Clock,
) -> APIRouter:
    """The routes, of anyone; what `words` gives takes template, language and values."""
    router = APIRouter(prefix="/v1/inbox", tags=["inbox"])
    by_caller = Annotated[Caller, Depends(caller)]
    _add_marking(router, caller, own, clock)

    @router.get("", operation_id="list_own_messages")
    async def list_own_messages(
        by: by_caller, unread: bool = False, cursor: str | None = None, limit: Limit = 50
    ) -> OwnMessages:
        """Anyone of the directory: their own messages, and nobody else's."""
        reader = by.reader
        after = cursor_from(cursor)
        wanted = Wanted(officer=reader.officer, unread=unread, after=after, limit=limit)
        found = await deliveries.seen_by(reader, wanted)
        write = await words()
        items = [_own(each, reader, write) for each in found if each.template]
        last = (found[-1].position, found[-1].id) if found else None
        return OwnMessages(items=items, next=cursor_after(last, len(found), limit))

    return router


def _add_marking(
    router: APIRouter, caller: Callable[..., Awaitable[Caller]], own: OwnInbox, clock: Clock
) -> None:
    by_caller = Annotated[Caller, Depends(caller)]

    @router.get("/unread-count", operation_id="count_unread_messages")
    async def count_unread_messages(by: by_caller) -> Unread:
        """How many of the caller's own messages wait to be read."""
        return Unread(unread=await own.unread(by.reader.officer))

    @router.post("/{message_id}/read", operation_id="mark_message_read", status_code=204)
    async def mark_message_read(message_id: UUID, by: by_caller) -> None:
        """Mark one of the caller's own messages as read, which acknowledges its delivery."""
        await own.mark(by.reader.officer, message_id, clock.now(), read=True)

    @router.post("/{message_id}/unread", operation_id="mark_message_unread", status_code=204)
    async def mark_message_unread(message_id: UUID, by: by_caller) -> None:
        """Mark it as unread again; that it was acknowledged stays."""
        await own.mark(by.reader.officer, message_id, clock.now(), read=False)

    @router.post("/read-all", operation_id="mark_all_messages_read")
    async def mark_all_messages_read(
        by: by_caller, through: Annotated[int, Query(ge=1, lt=2**63)]
    ) -> Marked:
        """Mark as read all up to the position of the newest message that the caller has seen."""
        return Marked(marked=await own.mark_all(by.reader.officer, through, clock.now()))


def _own(view: DeliveryView, reader: Reader, write: Write) -> OwnMessage:
    text = write(view.template or "", reader.language, view.params)
    return OwnMessage(
        id=view.id,
        event_id=view.event_id,
        topic=view.topic,
        position=view.position,
        state=view.state.value,
        read=view.read_at is not None or view.state is State.NOT_SENT_HISTORY,
        acknowledged_at=view.acknowledged_at,
        subject=text.subject,
        text=text.plain,
    )
