"""Pages of a list: a cursor that means nothing to its holder, and the form of an answer."""

import re
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field

from chassis.problems import ProblemError
from services.notifier.application.reading.views import DeadLetterView, DeliveryView

LIMIT = 200

Cursor = tuple[int, UUID]


class DeliveryPage(BaseModel):
    """Deliveries, newest first; `next` leads on, null at the end."""

    items: list[DeliveryView]
    next: str | None


class DeadLetterPage(BaseModel):
    """Parked messages, newest first."""

    items: list[DeadLetterView]
    next: str | None


class Reason(BaseModel):
    """Why somebody does this."""

    reason: str = Field(min_length=1, max_length=500)


class OwnMessage(BaseModel):
    """What the caller was told, in their language."""

    id: UUID
    event_id: UUID
    topic: str
    position: int
    state: str
    read: bool
    acknowledged_at: datetime | None
    subject: str
    text: str


class Unread(BaseModel):
    """How many of the caller's messages wait to be read."""

    unread: int


class Marked(BaseModel):
    """How many messages were marked as read and were not before."""

    marked: int


class OwnMessages(BaseModel):
    """The caller's messages, newest first."""

    items: list[OwnMessage]
    next: str | None


def cursor_from(text: str | None) -> Cursor | None:
    """What a cursor stands for; refused where it is none of ours."""
    if text is None:
        return None
    number, _, identity = text.partition(".")
    # Eighteen digits are within what the database counts by.
    if re.fullmatch(r"[0-9]{1,18}", number):
        with suppress(ValueError):
            return int(number), UUID(identity)
    raise ProblemError(400, "bad_cursor", detail="use `next` of the page before")


def cursor_after(last: Cursor | None, count: int, limit: int) -> str | None:
    """The cursor to the page after one of `count` items, if it may have any."""
    return f"{last[0]}.{last[1]}" if last and count == limit else None
