"""One feedback (评价) on a published result: given once, answered once, reviewed if it is bad.

Its id is named by the invitation, so that version 1 of its stream is the one answer to that.
Its words are sealed; this module never sees them.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar, NoReturn

from contracts.envelope import Event
from contracts.events.fact import Sealed
from contracts.events.results.feedback import (
    FeedbackAnswerDrafted,
    FeedbackAnswered,
    FeedbackErased,
    FeedbackFact,
    FeedbackReceived,
    ReviewConcluded,
    ReviewRaised,
)
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.refusals import GuardRefused, NotFound


@dataclass(frozen=True)
class Feedback(Aggregate):
    """What was received, the newest draft of an answer, and what was done since."""

    word: ClassVar[str] = "feedback"
    received: FeedbackReceived | None = None
    received_at: datetime | None = None
    reviewed: bool = False
    draft: FeedbackAnswerDrafted | None = None
    answered: FeedbackAnswered | None = None
    concluded: ReviewConcluded | None = None
    erased: bool = False

    @property
    def facts(self) -> FeedbackReceived:
        """What was received, or a refusal where nothing was."""
        self.require()
        if self.received is None:
            raise NotFound("no such feedback was received")
        return self.received

    @property
    def heading(self) -> dict[str, Any]:
        """What every fact of this feedback says first."""
        return {name: getattr(self.facts, name) for name in FeedbackFact.model_fields}

    @property
    def sealed(self) -> list[Sealed | None]:
        """Its words, the draft, the answer and the conclusion, as far as there are any."""
        said = (self.draft, self.answered, self.concluded)
        return [self.facts.words, *(one.text if one else None for one in said)]

    def require_readable(self) -> None:
        """Refuse when its words were erased: nobody can tell any more what it says."""
        self.require()
        if self.erased:
            self.refuse_erased()

    def refuse_erased(self) -> NoReturn:
        """Refuse what needs words that are gone."""
        raise GuardRefused("feedback_erased", "the words of this feedback are erased")


def _received(feedback: Feedback, fact: FeedbackReceived, event: Event) -> Feedback:
    return replace(feedback, received=fact, received_at=event.occurred_at)


def _reviewed(feedback: Feedback, _fact: ReviewRaised, _: Event) -> Feedback:
    return replace(feedback, reviewed=True)


def _drafted(feedback: Feedback, fact: FeedbackAnswerDrafted, _: Event) -> Feedback:
    return replace(feedback, draft=fact)


def _answered(feedback: Feedback, fact: FeedbackAnswered, _: Event) -> Feedback:
    return replace(feedback, answered=fact)


def _concluded(feedback: Feedback, fact: ReviewConcluded, _: Event) -> Feedback:
    return replace(feedback, concluded=fact)


def _erased(feedback: Feedback, _fact: FeedbackErased, _: Event) -> Feedback:
    return replace(feedback, erased=True)


Feedback.folds = {
    FeedbackReceived: _received,
    ReviewRaised: _reviewed,
    FeedbackAnswerDrafted: _drafted,
    FeedbackAnswered: _answered,
    ReviewConcluded: _concluded,
    FeedbackErased: _erased,
}
