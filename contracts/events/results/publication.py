"""Facts of a result made public (公示): drafted, published by another person, taken back."""

from typing import ClassVar
from uuid import UUID

from contracts.events.fact import Fact, Sha256


class ResultFact(Fact):
    """A fact of one publication: its campaign and title, and the tasks whose result it tells."""

    aggregate: ClassVar[str] = "result"
    campaign: UUID
    title: str
    tasks: tuple[UUID, ...]


class ResultDrafted(ResultFact):
    """A text of its own was written for the public; nobody outside sees it yet.

    `quotes_source` says that it repeats wording of a finding, which is never done unsaid.
    """

    topic: ClassVar[str] = "result.drafted.v1"
    text: str
    quotes_source: bool = False


class ResultPublished(ResultFact):
    """Another person than drafted it approved the text, and with that it is public."""

    topic: ClassVar[str] = "result.published.v1"
    text: str
    drafted_by: UUID | None
    quotes_source: bool = False
    opinion: str | None = None


class ResultWithdrawn(ResultFact):
    """The result, or its draft, was taken back; `was_public` says which."""

    topic: ClassVar[str] = "result.withdrawn.v1"
    reason: str
    was_public: bool


class FeedbackInvited(ResultFact):
    """So many invitations were made, each good for one answer.

    `invitations` are keyed hashes of the tokens: who holds a token cannot compute its hash.
    """

    topic: ClassVar[str] = "result.feedback_invited.v1"
    invitations: tuple[Sha256, ...]
