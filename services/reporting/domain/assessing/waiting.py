"""What is waited for, of whom and until when, as a row stands: the same for everything dated.

Review is the supervisor's time: a submitted measure waits for nothing that its unit owes. A unit
that was excused from a contribution, or whose request lapsed, was never late with it.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from contracts.words import MeasureStatus, ScoreKind, TaskStatus
from services.reporting.domain.rows.findings.replica import ReplicaRow
from services.reporting.domain.rows.row import Row
from services.reporting.domain.rows.supervision.slip import SlipRow
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.standing.timeliness import ENDED, OUT_OF_TIME

EXCUSED = frozenset({"waived", "lapsed"})
NOTHING_IS_ASKED = OUT_OF_TIME | {TaskStatus.CLOSED}
"""Statuses in which no contribution is waited for; a verified task cannot close without them."""

IN_HAND = frozenset({MeasureStatus.PLANNED, MeasureStatus.RETURNED})


class Wait(NamedTuple):
    """`kind` is what it counts as once `due` is over; `number` is of a measure or contribution."""

    kind: ScoreKind
    unit: str
    due: date
    number: int | None = None


def waits_of(row: Row) -> frozenset[Wait]:
    """All that is waited for."""
    if isinstance(row, TaskRow):
        return frozenset(_of_task(row))
    if isinstance(row, SlipRow) and row.answer_due and row.waits():
        return frozenset({Wait(ScoreKind.SLIP_LATE, row.unit, row.answer_due)})
    if isinstance(row, ReplicaRow) and row.due and row.answer is None:
        return frozenset({Wait(ScoreKind.REPLICA_LATE, row.unit, row.due)})
    return frozenset()


def excused(wait: Wait, after: Row) -> bool:
    """Whether the waiting ended because nothing was owed any more."""
    if wait.kind is not ScoreKind.CONTRIBUTION_LATE or not isinstance(after, TaskRow):
        return False
    return any(one.number == wait.number and one.state in EXCUSED for one in after.contributions)


def _of_task(task: TaskRow) -> Iterator[Wait]:
    if task.status not in NOTHING_IS_ASKED:
        yield from (
            Wait(ScoreKind.CONTRIBUTION_LATE, one.unit, one.due, one.number)
            for one in task.contributions
            if one.due and one.state == "requested"
        )
    if task.lead_unit is not None and task.status not in ENDED:
        yield from _of_lead(task, task.lead_unit)


def _of_lead(task: TaskRow, unit: str) -> Iterator[Wait]:
    if task.status is TaskStatus.ASSIGNED and task.acceptance_due:
        yield Wait(ScoreKind.ACCEPTANCE_LATE, unit, task.acceptance_due)
    if task.status is TaskStatus.ACCEPTED and task.plan_due and not task.plan_proposed:
        yield Wait(ScoreKind.PLAN_LATE, unit, task.plan_due)
    for measure in task.measures:
        due = measure.deadline or measure.milestone
        if measure.approved and due and measure.status in IN_HAND:
            yield Wait(ScoreKind.MEASURE_OVERDUE, unit, due, measure.number)
