"""Endorsed by the leader and struck off by the office (销号)."""

from datetime import date
from typing import ClassVar

from contracts.events.parts import Independence
from contracts.events.task.summary import TaskFact
from contracts.words import ResultClass


class ClosureEndorsed(TaskFact):
    """The responsible leader signed (责任领导审签)."""

    topic: ClassVar[str] = "task.closure_endorsed.v1"
    opinion: str


class TaskClosed(TaskFact):
    """The office compared row, evidence and signatures, and struck the task off."""

    topic: ClassVar[str] = "task.closed.v1"
    result_class: ResultClass
    look_back_due: date
    independence: Independence
    policy_version: int | None = None
