"""What another policy would make of the clocks that run: due by its figures, overdue or not.

Nothing is decided by it: deadlines that were set stay. It tells what they would be, had they been
set by the proposed version; a deadline that an extension put past its clock stays as it is.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo

from contracts.events.campaign import Policy
from contracts.words import Clock, MeasureStatus, MeasureType, TaskStatus
from contracts.working_days import WorkingCalendar
from services.reporting.domain.rows.measure import MeasureRow
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.standing.timeliness import ENDED


@dataclass(frozen=True, slots=True)
class Premises:
    """What the clocks are counted from: the opening, both versions, the organisation's days.

    Those of a task that was reopened count from then, as if that had been the opening.
    """

    opened_on: date
    governing: Policy
    proposed: Policy
    zone: tzinfo
    calendar: WorkingCalendar


@dataclass(frozen=True, slots=True)
class Simulated:
    """A clock that runs: when it is due as it was set, and when it would be."""

    clock: Clock
    measure: int | None
    due: date
    would_be: date

    def turns(self, today: date) -> bool | None:
        """True where it would be overdue and is not, False the other way round, else None."""
        now, then = self.due < today, self.would_be < today
        return None if now is then else then


def simulated(task: TaskRow, given: Premises) -> Iterator[Simulated]:
    """The clocks of a task that run now; none once it has ended."""
    if task.status in ENDED:
        return
    proposed, reopened_on = given.proposed, task.afterwards.reopened_on
    given = replace(given, opened_on=reopened_on or given.opened_on)
    if task.status is TaskStatus.ASSIGNED and task.acceptance_due and task.assigned_at:
        begun = task.assigned_at.astimezone(given.zone).date()
        then = given.calendar.after(begun, proposed.acceptance_working_days)
        yield Simulated(Clock.ACCEPTANCE, None, task.acceptance_due, then)
    if _plan_is_waited_for(task) and task.plan_due and task.accepted_at:
        accepted_on = task.accepted_at.astimezone(given.zone).date()
        begun = max(accepted_on, reopened_on or accepted_on)
        then = begun + timedelta(days=proposed.plan_days)
        yield Simulated(Clock.PLAN, None, task.plan_due, then)
    for measure in task.live_measures:
        yield from _of_measure(measure, given)


def _plan_is_waited_for(task: TaskRow) -> bool:
    return task.status is TaskStatus.ACCEPTED and not task.plan_proposed


def _of_measure(measure: MeasureRow, given: Premises) -> Iterator[Simulated]:
    last = measure.rounds[-1] if measure.rounds else None
    if measure.status is MeasureStatus.SUBMITTED and last and last.review_due:
        then = given.calendar.after(last.day, given.proposed.review_working_days)
        yield Simulated(Clock.REVIEW, measure.number, last.review_due, then)
    due = measure.pending_due
    if due is None:
        return
    clock = Clock.MEASURE if measure.deadline else Clock.MILESTONE
    would_be = _deadline(measure, due, given) if measure.deadline else _milestone(due, given)
    yield Simulated(clock, measure.number, due, would_be)


def _deadline(measure: MeasureRow, due: date, given: Premises) -> date:
    limit = last_day(measure.type, given.opened_on, given.governing)
    would_be = last_day(measure.type, given.opened_on, given.proposed)
    if due > limit:
        return due
    return would_be if measure.plan.deadline_derived else min(due, would_be)


def _milestone(due: date, given: Premises) -> date:
    """The first one follows the concentrated period where it was set at its end."""
    if due != given.opened_on + timedelta(days=given.governing.concentrated_days):
        return due
    return given.opened_on + timedelta(days=given.proposed.concentrated_days)


def last_day(kind: MeasureType, opened_on: date, policy: Policy) -> date:
    """The last day of the clock of this type, as the ledger counts it (整改类型)."""
    if kind is MeasureType.IMMEDIATE:
        return opened_on + timedelta(days=policy.immediate_days)
    phased = kind is MeasureType.PHASED
    year = opened_on.year + (policy.phased_years if phased else policy.continuous_years)
    return date(year, opened_on.month, min(opened_on.day, monthrange(year, opened_on.month)[1]))
