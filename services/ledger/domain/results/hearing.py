"""What is decided about feedback: whether it is taken, who answers, what comes of a bad score.

The units judged answer nothing by themselves: they may draft, once scores are shown to them.
"""

from datetime import date, timedelta

from pydantic import Field

from contracts.events.campaigns.rules import FeedbackRules
from contracts.events.fact import Sealed
from contracts.events.results.feedback import (
    FeedbackAnswerDrafted,
    FeedbackAnswered,
    FeedbackErased,
    FeedbackReceived,
    ReviewConcluded,
    ReviewRaised,
)
from contracts.words import ReviewOutcome, Role
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.command import Command, Text
from services.ledger.domain.kernel.refusals import AlreadyExists, GuardRefused, NotPermitted
from services.ledger.domain.results.feedback import Feedback
from services.ledger.domain.results.result import Result, ResultStatus


class GiveFeedback(Command):
    """What somebody who holds an invitation says; hashes and sealed words are the caller's."""

    invitation: str
    receipt: str
    score: int = Field(ge=1, le=5)


class DraftFeedbackAnswer(Command):
    """Propose an answer as a unit of the tasks."""

    text: Text


class AnswerFeedback(Command):
    """Answer whoever gave the feedback; they read it by their receipt."""

    text: Text


class ConcludeReview(Command):
    """Say what looking into the bad score came to."""

    outcome: ReviewOutcome
    text: Text


class EraseFeedback(Command):
    """Erase the words of the feedback and of what was said to it, for good."""

    reason: Text


def require_invited(result: Result, feedback: Feedback, invitation: str) -> None:
    """Whoever holds an invitation to what is public answers once.

    Nothing else is told apart: a result that is not public has no invitations.
    """
    if result.status is not ResultStatus.PUBLISHED or invitation not in result.invitations:
        raise NotPermitted("this invitation is not good here")
    if feedback.exists:
        raise AlreadyExists("this invitation is used already")


def give_feedback(
    result: Result,
    command: GiveFeedback,
    words: Sealed,
    policy: tuple[int, FeedbackRules],
    today: date,
) -> FeedbackReceived:
    """The feedback, with the day by which the answer is due; `policy` is version and rules."""
    version, rules = policy
    return FeedbackReceived(
        **result.heading,
        result=result.id,
        invitation=command.invitation,
        receipt=command.receipt,
        score=command.score,
        words=words,
        answer_due=today + timedelta(days=rules.answer_days),
        policy_version=version,
    )


def raise_review(feedback: Feedback, policy: tuple[int, FeedbackRules]) -> ReviewRaised | None:
    """The review that a bad score raises; None for every other score."""
    version, rules = policy
    score = feedback.facts.score
    if score > rules.bad_score:
        return None
    return ReviewRaised(
        **feedback.heading, score=score, bad_score=rules.bad_score, policy_version=version
    )


def draft_feedback_answer(
    feedback: Feedback, text: Sealed, units: frozenset[str], enough: bool, by: Doer
) -> FeedbackAnswerDrafted:
    """A unit of the tasks proposes an answer to what it may read: not before scores are shown."""
    by.require(Role.HEAD, Role.HANDLER)
    if by.post.unit not in units:
        raise NotPermitted("only a unit of the tasks drafts an answer")
    if not enough:
        raise GuardRefused("too_few_answers", "too few have answered for a unit to read any of it")
    _require_unanswered(feedback)
    return FeedbackAnswerDrafted(**feedback.heading, unit=by.post.unit, text=text)


def answer_feedback(
    feedback: Feedback, text: Sealed, units: frozenset[str], by: Doer
) -> FeedbackAnswered:
    """Office or supervision answer once; late is recorded, and never refused."""
    _require_apart(units, by)
    _require_unanswered(feedback)
    due = feedback.facts.answer_due
    return FeedbackAnswered(
        **feedback.heading,
        text=text,
        answer_due=due,
        late=by.moment.today > due,
        drafted_by=feedback.draft.unit if feedback.draft else None,
    )


def conclude_review(
    feedback: Feedback, command: ConcludeReview, text: Sealed, units: frozenset[str], by: Doer
) -> ReviewConcluded:
    """The review of a bad score ends once, with what it came to."""
    _require_apart(units, by)
    feedback.require_readable()
    if not feedback.reviewed:
        raise GuardRefused("review_raised", "no review was raised on this feedback")
    if feedback.concluded:
        raise AlreadyExists("the review is concluded already")
    return ReviewConcluded(**feedback.heading, outcome=command.outcome, text=text)


def erase_feedback(feedback: Feedback, command: EraseFeedback, by: Doer) -> FeedbackErased:
    """The office erases words that should not be kept; score, days and hashes stay."""
    by.require(Role.OFFICE)
    feedback.require_readable()
    return FeedbackErased(**feedback.heading, reason=command.reason)


def _require_unanswered(feedback: Feedback) -> None:
    feedback.require_readable()
    if feedback.answered:
        raise AlreadyExists("the feedback is answered already")


def _require_apart(units: frozenset[str], by: Doer) -> None:
    """Judged on the person: nobody of a unit judged answers, in whatever post."""
    by.require(Role.OFFICE, Role.SUPERVISOR, Role.LEADING_GROUP)
    if any(one.unit in units for one in by.officer.held(by.moment.today)):
        raise GuardRefused("own_unit", "you hold a post in a unit that the feedback judges")
