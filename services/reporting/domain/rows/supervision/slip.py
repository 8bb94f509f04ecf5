"""One notice or supervision slip (提示函、督办单), its answer, and the interviews after it."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.reporting.domain.rows.row import PlainRow


class Interview(BaseModel):
    """With whom, when, and what about (约谈)."""

    model_config = ConfigDict(frozen=True)

    with_whom: tuple[UUID, ...]
    held_on: date
    text: str


class SlipRow(PlainRow):
    """What was issued to which unit; a notice has no `answer_due`."""

    kind: ClassVar[str] = "supervision"
    campaign: UUID
    document_number: str
    unit: str
    tasks: tuple[UUID, ...]
    text: str
    issued_on: date
    answer_due: date | None = None
    answer: str | None = None
    answered_on: date | None = None
    late: bool = False
    interviews: tuple[Interview, ...] = ()

    def waits(self) -> bool:
        """Whether its answer is still waited for."""
        return self.answer_due is not None and self.answered_on is None

    def overdue(self, today: date) -> bool:
        """Whether it is waited for though the day is over."""
        return self.waits() and self.answer_due is not None and self.answer_due < today
