"""One feedback (评价) on a published result: its score and days; its words are never here."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from contracts.words import ReviewOutcome
from services.reporting.domain.rows.row import PlainRow


class FeedbackRow(PlainRow):
    """What was received and what was done about it; `drafted_by` is a unit that drafted."""

    kind: ClassVar[str] = "feedback"
    campaign: UUID
    result: UUID
    tasks: tuple[UUID, ...]
    score: int
    received_at: datetime
    received_on: date
    answer_due: date
    drafted_by: str | None = None
    answered_on: date | None = None
    late: bool = False
    reviewed: bool = False
    concluded_on: date | None = None
    outcome: ReviewOutcome | None = None
    erased_on: date | None = None

    @property
    def waits(self) -> bool:
        """Whether its answer is still owed; nobody can answer what is erased."""
        return self.answered_on is None and self.erased_on is None

    @property
    def under_review(self) -> bool:
        """Whether its bad score is still to be looked into."""
        return self.reviewed and self.concluded_on is None and self.erased_on is None

    def overdue(self, today: date) -> bool:
        """Whether its answer is owed though the day is over."""
        return self.waits and self.answer_due < today
