"""Facts of a reply (回复): one document may answer many tasks."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.fact import Fact
from contracts.words import ReplyChannel


class ReplySent(Fact):
    """A dated document answered the source, a superior, the raiser, inside or in public."""

    topic: ClassVar[str] = "reply.sent.v1"
    aggregate: ClassVar[str] = "reply"
    campaign: UUID
    document_number: str
    title: str
    channel: ReplyChannel
    recipient: str
    sent_on: date
    tasks: tuple[UUID, ...]
