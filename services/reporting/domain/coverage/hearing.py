"""Feedback received and answered: a figure of its own beside the three, never part of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from services.reporting.domain.rows.outcomes.feedback import FeedbackRow


@dataclass(frozen=True, slots=True)
class Heard:
    """How many were received, answered, erased unanswered, are overdue, are still under review.

    `average` is of all scores that the reader may see it of; None where those are none.
    """

    received: int
    answered: int
    erased: int
    overdue: int
    under_review: int
    average: float | None = None


def heard(rows: Iterable[FeedbackRow], today: date, step: int = 1) -> Heard:
    """Count; the average is of the first scores, in steps of so many.

    Who may see no single score sees it in steps: two averages, one score apart, tell that score.
    """
    counted = sorted(rows, key=lambda row: (row.received_at, row.id))
    scores = [row.score for row in counted[: len(counted) // step * step]]
    return Heard(
        received=len(counted),
        answered=sum(row.answered_on is not None for row in counted),
        erased=sum(row.erased_on is not None and row.answered_on is None for row in counted),
        overdue=sum(row.overdue(today) for row in counted),
        under_review=sum(row.under_review for row in counted),
        average=round(sum(scores) / len(scores), 2) if scores else None,
    )
