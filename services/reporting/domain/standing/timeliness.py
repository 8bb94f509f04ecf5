"""Timeliness at a moment: on time, due soon, overdue, done, done late; and the traffic light.

A deadline ends with its day in the organisation's zone, so a thing due today is not overdue.
What is under review after a timely submission is on time. Late stays late.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from contracts.words import TaskStatus
from services.reporting.domain.rows.measure import MeasureRow
from services.reporting.domain.rows.task import TaskRow


class Timeliness(StrEnum):
    """The second axis of a task or measure."""

    ON_TIME = "on_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"


class Light(StrEnum):
    """The traffic light before a deadline; a thing that is done has none."""

    GREEN = "green"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Warnings:
    """From how many days before a deadline the light is yellow, and orange."""

    yellow_days: int = 20
    orange_days: int = 10


class Due(NamedTuple):
    """What timeliness is derived from: the day waited for, whether it is done, and late."""

    pending: date | None
    done: bool
    late: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How something stands; `days_left` is negative once overdue, None where nothing is due."""

    timeliness: Timeliness
    light: Light | None
    days_left: int | None


OUT_OF_TIME = frozenset(
    {TaskStatus.WITHDRAWN, TaskStatus.MERGED, TaskStatus.SPLIT, TaskStatus.RISK_ACCEPTED}
)
"""Statuses in which a task no longer runs against any clock."""

FINISHED = frozenset({TaskStatus.VERIFIED, TaskStatus.CLOSED})
ENDED = OUT_OF_TIME | FINISHED


def due_of_measure(measure: MeasureRow) -> Due:
    """What a measure's timeliness is derived from."""
    return Due(measure.pending_due, measure.done, measure.late)


def due_of_task(task: TaskRow) -> Due:
    """A task waits for the earliest of its measures, and is late if one of them was."""
    measures = task.live_measures
    late = any(measure.late for measure in measures)
    all_done = bool(measures) and all(measure.done for measure in measures)
    if all_done or task.status in ENDED:
        return Due(None, done=True, late=late)
    pending = min([due for m in measures if (due := m.pending_due)], default=None)
    return Due(pending, done=False, late=late)


def judge(due: Due, today: date, warnings: Warnings) -> Standing:
    """How it stands on the day `today` of the organisation's zone."""
    if due.done:
        return Standing(Timeliness.DONE_LATE if due.late else Timeliness.DONE, None, None)
    if due.pending is None:
        return Standing(Timeliness.ON_TIME, Light.GREEN, None)
    left = (due.pending - today).days
    if left < 0:
        return Standing(Timeliness.OVERDUE, Light.RED, left)
    if left <= warnings.orange_days:
        return Standing(Timeliness.DUE_SOON, Light.ORANGE, left)
    if left <= warnings.yellow_days:
        return Standing(Timeliness.DUE_SOON, Light.YELLOW, left)
    return Standing(Timeliness.ON_TIME, Light.GREEN, left)


def days_late(measure: MeasureRow, today: date) -> int:
    """By how many days a measure is or was late (逾期天数); 0 where it is not."""
    if measure.late and measure.deadline:
        return (measure.rounds[-1].day - measure.deadline).days
    waited = measure.pending_due
    return max(0, (today - waited).days) if waited else 0
