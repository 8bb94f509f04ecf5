"""One unit asked whether it has a finding too (举一反三), and its answer."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.words import ReplicaAnswer
from services.reporting.domain.rows.row import PlainRow


class ReplicaRow(PlainRow):
    """What the unit was asked and by when; `because_of` is the unit whose answer led to it."""

    kind: ClassVar[str] = "replica"
    campaign: UUID
    finding: UUID
    finding_number: str
    text: str
    unit: str
    because_of: str | None = None
    request: str
    asked_on: date
    due: date | None = None
    answer: ReplicaAnswer | None = None
    explanation: str | None = None
    answered_on: date | None = None
    late: bool = False
    task: UUID | None = None
    task_number: str | None = None

    def overdue(self, today: date) -> bool:
        """Whether its answer is still waited for though the day is over."""
        return self.answer is None and self.due is not None and self.due < today
