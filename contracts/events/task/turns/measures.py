"""Measures of an approved plan changed: asked for by the lead unit, decided by the office."""

from typing import ClassVar

from contracts.events.parts import Independence, MeasurePlan
from contracts.events.task.summary import TaskFact


class MeasureChangeRequested(TaskFact):
    """The lead unit asks to cancel a measure (`replacement` is None), or to replace it."""

    topic: ClassVar[str] = "task.measure_change_requested.v1"
    measure: int
    reason: str
    replacement: MeasurePlan | None = None


class MeasureCancelled(TaskFact):
    """The measure no longer counts, nothing in its place."""

    topic: ClassVar[str] = "task.measure_cancelled.v1"
    measure: int
    plan: MeasurePlan
    reason: str
    independence: Independence


class MeasureReplaced(TaskFact):
    """The measure no longer counts; `replacement`, under a number of its own, does."""

    topic: ClassVar[str] = "task.measure_replaced.v1"
    measure: int
    plan: MeasurePlan
    replacement: MeasurePlan
    reason: str
    independence: Independence


class MeasureChangeRefused(TaskFact):
    """The measure stays as it is."""

    topic: ClassVar[str] = "task.measure_change_refused.v1"
    measure: int
    reason: str
    independence: Independence
