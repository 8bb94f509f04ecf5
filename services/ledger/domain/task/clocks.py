"""Which deadlines of a task have passed by a moment and are not recorded yet.

Found by date, recorded once each under the deadline's version; nothing is forbidden by them.
"""

from collections.abc import Iterator
from datetime import date

from contracts.events.task.clocks import ClockPassed, TaskBecameOverdue
from contracts.events.task.turns.risk import RiskExpired
from contracts.words import Clock, MeasureStatus, TaskStatus
from services.ledger.domain.kernel.clocks import Deadline
from services.ledger.domain.task.state import WORKABLE, Measure, Task

REPORTING = (TaskStatus.IN_PROGRESS, TaskStatus.LONG_TERM)
OF_SUPERVISION = (Clock.REVIEW, Clock.LOOK_BACK)
"""Clocks within which the supervision acts, and no unit of the task."""


def running(task: Task) -> Iterator[Deadline]:
    """The clocks that run now, and those missed while nobody looked; none once a task has ended."""
    match task.status:
        case TaskStatus.RISK_ACCEPTED if task.risk:
            yield Deadline(Clock.RISK, task.risk.expires_on, version=task.risk.version)
        case TaskStatus.ASSIGNED if task.acceptance_due:
            yield Deadline(Clock.ACCEPTANCE, task.acceptance_due, version=task.deadlines_since)
        case TaskStatus.ACCEPTED if task.plan_due and not task.proposal:
            yield Deadline(Clock.PLAN, task.plan_due, version=task.deadlines_since)
        case TaskStatus.IN_PROGRESS | TaskStatus.VERIFIED | TaskStatus.LONG_TERM:
            yield from _of_measures(task)
            yield from _of_contributions(task)
        case TaskStatus.CLOSED if task.after.due:
            yield Deadline(Clock.LOOK_BACK, task.after.due, version=task.after.since)
    if task.status in REPORTING and task.progress:
        yield Deadline(Clock.PROGRESS, task.progress.due, version=task.progress.version)


def _of_measures(task: Task) -> Iterator[Deadline]:
    for number, measure in task.live_measures.items():
        clock = Clock.MEASURE if measure.plan.deadline else Clock.MILESTONE
        for version, missed in measure.missed:
            yield Deadline(clock, missed, number, version)
        due = measure.plan.deadline or measure.milestone
        if due and missed_if_over(measure, due):
            yield Deadline(clock, due, number, measure.deadline_version)
        if measure.status is MeasureStatus.SUBMITTED and measure.review_due:
            yield Deadline(Clock.REVIEW, measure.review_due, number, measure.round)
    dated = [one for one in task.live_measures.values() if one.plan.deadline]
    last = max((one.plan.deadline for one in dated if one.plan.deadline), default=None)
    if last and any(missed_if_over(one, last) for one in dated):
        # Each moved deadline makes another of the task's, whichever measure it is of.
        since = task.deadlines_since
        version = since + sum(one.deadline_version - since for one in dated)
        yield Deadline(Clock.TASK, last, None, version)


def _of_contributions(task: Task) -> Iterator[Deadline]:
    for number, asked in task.contributions.items():
        if asked.due and not asked.settled:
            yield Deadline(Clock.CONTRIBUTION, asked.due, number)


def missed_if_over(measure: Measure, due: date) -> bool:
    """Whether `due` is missed once it is over: a submission by then holds it, a later one not."""
    if measure.status in WORKABLE:
        return True
    return measure.submitted_on is not None and measure.submitted_on > due


def unrecorded(task: Task) -> Iterator[Deadline]:
    """The running clocks whose passing is not recorded yet."""
    return (one for one in running(task) if one.key not in task.clocks_passed)


def pass_clocks(task: Task, today: date) -> list[ClockPassed | TaskBecameOverdue]:
    """The facts to record for all running clocks that ended before today."""
    passed = (one for one in unrecorded(task) if one.due < today)
    return [_fact(task, one) for one in passed if one.clock is not Clock.RISK]


def expire_risk(task: Task, today: date) -> list[RiskExpired]:
    """The fact that opens a task again whose risk was accepted to a day before today."""
    risk = task.risk
    if risk is None or risk.expires_on >= today:
        return []
    return [
        RiskExpired(
            task=task.facts,
            accepted_on=risk.accepted_on,
            expires_on=risk.expires_on,
            status=risk.previous_status,
            paused_days=(today - risk.accepted_on).days,
        )
    ]


def _fact(task: Task, passed: Deadline) -> ClockPassed | TaskBecameOverdue:
    if passed.clock in (Clock.MEASURE, Clock.TASK):
        return TaskBecameOverdue(
            task=task.facts,
            measure=passed.measure,
            due=passed.due,
            deadline_version=passed.version,
        )
    asked = task.contributions.get(passed.measure or 0)
    late = asked.unit if passed.clock is Clock.CONTRIBUTION and asked else task.lead_unit
    return ClockPassed(
        task=task.facts,
        clock=passed.clock,
        measure=passed.measure,
        due=passed.due,
        deadline_version=passed.version,
        late_unit=None if passed.clock in OF_SUPERVISION else late,
    )
