"""Judgements by someone independent of the work (核查验收)."""

from typing import ClassVar

from contracts.events.fact import Sha256
from contracts.events.parts import Independence
from contracts.events.task.summary import TaskFact


class MeasureVerified(TaskFact):
    """The supervisor found the measure done, against the evidence listed."""

    topic: ClassVar[str] = "task.measure_verified.v1"
    measure: int
    round: int
    opinion: str
    evidence_checked: tuple[Sha256, ...]
    independence: Independence


class MeasureReturned(TaskFact):
    """The supervisor returned the measure with reasons; the next round begins."""

    topic: ClassVar[str] = "task.measure_returned.v1"
    measure: int
    round: int
    reasons: str
    evidence_checked: tuple[Sha256, ...]
    independence: Independence


class TaskVerified(TaskFact):
    """Every live measure is verified and the goal is met."""

    topic: ClassVar[str] = "task.verified.v1"
    goal: str | None
    opinion: str
    independence: Independence
