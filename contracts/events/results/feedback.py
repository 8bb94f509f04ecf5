"""Facts of one person's feedback (评价) on a published result, and of what is done about it.

Nobody's name or address is in them. Words are sealed under a key of this feedback alone, which
erasing deletes: whoever is named in them can be erased without a stored byte changing.
"""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from contracts.events.fact import Fact, Sealed, Sha256, UnitCode
from contracts.words import ReviewOutcome

Score = Annotated[int, Field(ge=1, le=5)]
"""From 1, not satisfied at all, to 5."""


class FeedbackFact(Fact):
    """A fact of one feedback: the result that it is on, and the tasks whose result that is."""

    aggregate: ClassVar[str] = "feedback"
    campaign: UUID
    result: UUID
    title: str
    tasks: tuple[UUID, ...]


class FeedbackReceived(FeedbackFact):
    """Somebody who holds an invitation gave a score, and words under seal (empty if none).

    `invitation` and `receipt` are keyed hashes: of the token used, and of the code under which
    the giver reads the reply.
    """

    topic: ClassVar[str] = "feedback.received.v1"
    invitation: Sha256
    receipt: Sha256
    score: Score
    words: Sealed
    answer_due: date
    policy_version: int


class ReviewRaised(FeedbackFact):
    """The score is at or below the policy's bad score: it must be looked into and concluded."""

    topic: ClassVar[str] = "feedback.review_raised.v1"
    score: Score
    bad_score: int
    policy_version: int


class FeedbackAnswerDrafted(FeedbackFact):
    """A unit of the tasks proposed an answer, which is not sent by that."""

    topic: ClassVar[str] = "feedback.answer_drafted.v1"
    unit: UnitCode
    text: Sealed


class FeedbackAnswered(FeedbackFact):
    """Office or supervision answered, never a person of the units judged; by receipt it is read."""

    topic: ClassVar[str] = "feedback.answered.v1"
    text: Sealed
    answer_due: date
    late: bool
    drafted_by: UnitCode | None = None


class ReviewConcluded(FeedbackFact):
    """What came of looking into a bad score."""

    topic: ClassVar[str] = "feedback.review_concluded.v1"
    outcome: ReviewOutcome
    text: Sealed


class FeedbackErased(FeedbackFact):
    """The key of this feedback was deleted: nothing said in it or to it can be read any more."""

    topic: ClassVar[str] = "feedback.erased.v1"
    reason: str
