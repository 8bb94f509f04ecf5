"""Feedback on published results: received, reviewed, answered, erased."""

from contracts.events.results import feedback
from services.reporting.domain.folding.happening import Happening, Rules
from services.reporting.domain.rows.outcomes.feedback import FeedbackRow


def received(_: None, now: Happening) -> FeedbackRow:
    """FeedbackReceived."""
    fact = now.fact
    return FeedbackRow(
        id=now.event.aggregate_id,
        campaign=fact.campaign,
        result=fact.result,
        tasks=fact.tasks,
        score=fact.score,
        received_at=now.at,
        received_on=now.day,
        answer_due=fact.answer_due,
    )


def review_raised(row: FeedbackRow, _: Happening) -> FeedbackRow:
    """ReviewRaised."""
    return row.but(reviewed=True)


def answer_drafted(row: FeedbackRow, now: Happening) -> FeedbackRow:
    """FeedbackAnswerDrafted."""
    return row.but(drafted_by=now.fact.unit)


def answered(row: FeedbackRow, now: Happening) -> FeedbackRow:
    """FeedbackAnswered."""
    return row.but(answered_on=now.day, late=now.fact.late)


def review_concluded(row: FeedbackRow, now: Happening) -> FeedbackRow:
    """ReviewConcluded."""
    return row.but(concluded_on=now.day, outcome=now.fact.outcome)


def erased(row: FeedbackRow, now: Happening) -> FeedbackRow:
    """FeedbackErased."""
    return row.but(erased_on=now.day)


RULES: Rules = {
    feedback.FeedbackReceived: received,
    feedback.ReviewRaised: review_raised,
    feedback.FeedbackAnswerDrafted: answer_drafted,
    feedback.FeedbackAnswered: answered,
    feedback.ReviewConcluded: review_concluded,
    feedback.FeedbackErased: erased,
}
