"""Supervision as each task concerned remembers it, in its own stream."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.fact import UnitCode
from contracts.events.task.summary import TaskFact


class _OfSupervision(TaskFact):
    """The notice or slip, by id and number, and the unit it went to."""

    supervision: UUID
    document_number: str
    unit_addressed: UnitCode


class TaskNoticeIssued(_OfSupervision):
    """A notice (提示函) was issued on this task."""

    topic: ClassVar[str] = "task.notice_issued.v1"
    text: str


class TaskSupervisionSlipIssued(_OfSupervision):
    """A supervision slip (督办单) was issued on this task."""

    topic: ClassVar[str] = "task.supervision_slip_issued.v1"
    text: str
    answer_due: date


class TaskSupervisionSlipAnswered(_OfSupervision):
    """A supervision slip on this task was answered by the head of the unit."""

    topic: ClassVar[str] = "task.supervision_slip_answered.v1"
    text: str
    answer_due: date
    late: bool


class TaskInterviewHeld(_OfSupervision):
    """Officers were spoken to (约谈) about this task."""

    topic: ClassVar[str] = "task.interview_held.v1"
    with_whom: tuple[UUID, ...]
    held_on: date
    text: str


class TaskSupervisionSlipClockPassed(_OfSupervision):
    """The unit did not answer a supervision slip on this task by its day."""

    topic: ClassVar[str] = "task.supervision_slip_clock_passed.v1"
    due: date
    deadline_version: int = 1
    late_unit: UnitCode
