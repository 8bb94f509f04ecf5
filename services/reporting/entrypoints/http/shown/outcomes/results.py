"""Published results and figures of feedback as HTTP shows them."""

from datetime import date
from uuid import UUID

from contracts.words import ReviewOutcome
from services.reporting.application.asking.desk import View
from services.reporting.application.asking.outcomes.results import JudgedResult
from services.reporting.domain.coverage.hearing import Heard
from services.reporting.domain.rows.outcomes.feedback import FeedbackRow
from services.reporting.domain.rows.outcomes.result import ResultRow, ResultState
from services.reporting.entrypoints.http.shown import parts


class ShownHeard(parts.Shown):
    """Feedback received and answered; `waiting` is what is neither answered nor erased."""

    received: int
    answered: int
    waiting: int
    overdue: int
    under_review: int
    average: float | None


class ShownResult(parts.Shown):
    """A result, its campaign, and the figures of its feedback."""

    campaign: parts.ShownCampaignName
    result: ResultRow
    feedback: ShownHeard


class ResultList(parts.Shown):
    """Results in the order of their drafts."""

    items: list[ShownResult]
    seen_at: parts.SeenAt


class ShownFeedback(parts.Shown):
    """One feedback without its words, which the ledger opens for those who may read them.

    `score`, `under_review` and `outcome` are null for a reader who may see no single score.
    """

    id: UUID
    result: UUID
    tasks: tuple[UUID, ...]
    received_on: date
    answer_due: date
    overdue: bool
    answered_on: date | None
    late: bool
    erased_on: date | None
    score: int | None
    under_review: bool | None
    outcome: ReviewOutcome | None


class FeedbackList(parts.Shown):
    """Feedback in the order in which it came."""

    items: list[ShownFeedback]
    seen_at: parts.SeenAt


class PublicResult(parts.Shown):
    """What anybody may read; once it is withdrawn, nothing of what it said, nor the reason.

    Nobody but its writer has seen a reason, and what is public was approved by another person.
    """

    title: str | None
    text: str | None
    published_on: date | None
    state: ResultState
    ended_on: date | None


def shown_heard(found: Heard) -> ShownHeard:
    """The figures."""
    return ShownHeard(
        received=found.received,
        answered=found.answered,
        waiting=found.received - found.answered - found.erased,
        overdue=found.overdue,
        under_review=found.under_review,
        average=found.average,
    )


def shown_result(view: View, found: JudgedResult) -> ShownResult:
    """One result."""
    row = found.row
    campaign = parts.campaign_name(view, row.campaign)
    return ShownResult(campaign=campaign, result=row, feedback=shown_heard(found.heard))


def shown_feedback(view: View, row: FeedbackRow, *, scores: bool) -> ShownFeedback:
    """One feedback; with its score for whoever may see single ones."""
    return ShownFeedback(
        id=row.id,
        result=row.result,
        tasks=row.tasks,
        received_on=row.received_on,
        answer_due=row.answer_due,
        overdue=row.overdue(view.today),
        answered_on=row.answered_on,
        late=row.late,
        erased_on=row.erased_on,
        score=row.score if scores else None,
        under_review=row.under_review if scores else None,
        outcome=row.outcome if scores else None,
    )


def public_result(row: ResultRow) -> PublicResult:
    """The page of a link."""
    withdrawn = row.state is ResultState.WITHDRAWN
    return PublicResult(
        title=None if withdrawn else row.title,
        text=None if withdrawn else row.text,
        published_on=row.published_on,
        state=row.state,
        ended_on=row.ended_on,
    )
