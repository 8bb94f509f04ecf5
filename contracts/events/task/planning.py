"""Measures with owners and deadlines, proposed by the unit and approved by the office."""

from datetime import date
from typing import ClassVar

from contracts.events.parts import Independence, MeasurePlan
from contracts.events.task.summary import TaskFact
from contracts.words import MeasureType


class MeasuresProposed(TaskFact):
    """The head of the lead unit proposed the measures."""

    topic: ClassVar[str] = "task.measures_proposed.v1"
    measures: tuple[MeasurePlan, ...]
    plan_due: date
    late: bool


class PlanApproved(TaskFact):
    """The office fixed measures and deadlines; work begins.

    Progress is reported every `progress_months` months, first by the end of `progress_due`, and
    then on the day of the month `progress_day` where a month has it.
    """

    topic: ClassVar[str] = "task.plan_approved.v1"
    measures: tuple[MeasurePlan, ...]
    type: MeasureType
    deadline: date | None
    opinion: str | None = None
    independence: Independence
    progress_due: date | None = None
    progress_months: int = 1
    progress_day: int | None = None


class PlanReturned(TaskFact):
    """The office returned the proposal with reasons."""

    topic: ClassVar[str] = "task.plan_returned.v1"
    reasons: str
    independence: Independence
