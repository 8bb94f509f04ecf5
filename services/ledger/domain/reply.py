"""A reply (回复): one dated document that answers one or many tasks.

It guards that a document number is sent once in a campaign.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from contracts.envelope import Event
from contracts.events.reply import ReplySent
from contracts.words import ReplyChannel, Role
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.command import Command, Line
from services.ledger.domain.kernel.refusals import GuardRefused


@dataclass(frozen=True)
class Reply(Aggregate):
    """The document as sent."""

    word: ClassVar[str] = "reply"
    sent: ReplySent | None = None


def _sent(reply: Reply, fact: ReplySent, _: Event) -> Reply:
    return replace(reply, sent=fact)


Reply.folds = {ReplySent: _sent}


class ReplyToSource(Command):
    """Record the document that answered; it may answer many tasks of one campaign."""

    campaign: UUID
    document_number: Line
    title: Line
    channel: ReplyChannel = ReplyChannel.SOURCE
    recipient: Line
    sent_on: date
    tasks: tuple[UUID, ...] = Field(min_length=1)


def reply_to_source(reply: Reply, command: ReplyToSource, by: Doer) -> ReplySent:
    """The office records a reply once; a letter is not dated in the future."""
    by.require(Role.OFFICE)
    reply.require_new()
    if command.sent_on > by.moment.today:
        raise GuardRefused("dated_in_the_future", "{day} has not come yet", day=command.sent_on)
    if len(set(command.tasks)) != len(command.tasks):
        raise GuardRefused("task_named_twice", "a task is named twice in the reply")
    return ReplySent(**command.fields())
