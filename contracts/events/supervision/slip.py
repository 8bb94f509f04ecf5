"""Facts of the supervision ladder (提示函 → 督办单 → 约谈), each about one unit's tasks."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.fact import Fact, UnitCode


class SupervisionFact(Fact):
    """A fact under one document: its number in the campaign, the unit and the tasks it is on."""

    aggregate: ClassVar[str] = "supervision"
    campaign: UUID
    document_number: str
    unit_addressed: UnitCode
    tasks: tuple[UUID, ...]


class NoticeIssued(SupervisionFact):
    """A notice (提示函) drew the unit's attention to its tasks; it asks for no answer."""

    topic: ClassVar[str] = "supervision.notice_issued.v1"
    text: str


class SupervisionSlipIssued(SupervisionFact):
    """A supervision slip (督办单) asks the unit for an answer by the end of `answer_due`."""

    topic: ClassVar[str] = "supervision.slip_issued.v1"
    text: str
    answer_due: date


class SupervisionSlipAnswered(SupervisionFact):
    """The head of the unit answered in these words; `late` when the day was over."""

    topic: ClassVar[str] = "supervision.slip_answered.v1"
    text: str
    answer_due: date
    late: bool


class InterviewHeld(SupervisionFact):
    """These officers were spoken to (约谈) after the notice or slip."""

    topic: ClassVar[str] = "supervision.interview_held.v1"
    with_whom: tuple[UUID, ...]
    held_on: date
    text: str


class SupervisionSlipClockPassed(SupervisionFact):
    """The day of the answer passed without one; answering is not forbidden by it."""

    topic: ClassVar[str] = "supervision.slip_clock_passed.v1"
    due: date
    deadline_version: int = 1
    late_unit: UnitCode
