"""Deadlines that passed, recorded once each by the clock process, and reminders by people."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.fact import UnitCode
from contracts.events.task.summary import TaskFact
from contracts.words import Clock


class ClockPassed(TaskFact):
    """A clock passed without the act; nothing is forbidden by it."""

    topic: ClassVar[str] = "task.clock_passed.v1"
    clock: Clock
    measure: int | None = None
    due: date
    deadline_version: int
    late_unit: UnitCode | None = None
    late_officer: UUID | None = None


class TaskBecameOverdue(TaskFact):
    """The deadline of a measure, or of the task, passed with the work not submitted."""

    topic: ClassVar[str] = "task.became_overdue.v1"
    measure: int | None = None
    due: date
    deadline_version: int


class TaskReminded(TaskFact):
    """The office or the supervision urged the lead unit on (催办); no deadline is changed by it."""

    topic: ClassVar[str] = "task.reminded.v1"
    unit_reminded: UnitCode
    text: str | None = None
