"""What another policy would make of the clocks: as the ledger would have set them by it."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from contracts.builders.event import an_event
from contracts.builders.places import TASK
from contracts.events.campaign import Policy
from contracts.events.fact import Fact
from contracts.events.parts import MeasurePlan
from contracts.events.task import assignment, closing, planning, verification, work
from contracts.events.task.afterwards.reopening import TaskReopened
from contracts.words import Clock, MeasureType
from contracts.working_days import WorkingCalendar
from services.ledger.domain.kernel.deadlines import latest_deadline
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.standing.simulating import (
    Premises,
    Simulated,
    last_day,
    simulated,
)
from tests.services.reporting.folded import task_after
from tests.services.reporting.history import until

OPENED = date(2021, 9, 18)


def clocks(task: TaskRow, **changes: int) -> list[Simulated]:
    proposed = Policy(version=2, **changes)
    zone = ZoneInfo("Asia/Shanghai")
    return list(simulated(task, Premises(OPENED, Policy(), proposed, zone, WorkingCalendar())))


def after(fact: type[Fact], times: int = 1) -> TaskRow:
    return task_after(until(fact, times))


def test_acceptance_is_counted_from_the_assignment() -> None:
    task = after(assignment.TaskAssigned)
    (clock,) = clocks(task, acceptance_working_days=1)
    assert (clock.clock, clock.due) == (Clock.ACCEPTANCE, task.acceptance_due)
    assert clock.would_be == date(2021, 9, 20)
    assert clock.turns(date(2021, 9, 21)) is True
    assert clock.turns(date(2021, 9, 20)) is None


def test_a_plan_is_waited_for_from_acceptance_until_it_is_proposed_and_when_returned() -> None:
    accepted = after(assignment.TaskAccepted)
    (clock,) = clocks(accepted, plan_days=5)
    assert accepted.accepted_at is not None
    assert (clock.clock, clock.due) == (Clock.PLAN, accepted.plan_due)
    assert (clock.due - clock.would_be).days == 25
    assert clocks(after(planning.MeasuresProposed), plan_days=5) == []
    assert [one.clock for one in clocks(after(planning.PlanReturned))] == [Clock.PLAN]


def test_a_review_is_counted_from_the_submission_in_working_days() -> None:
    task = after(work.MeasureSubmitted)
    review = next(one for one in clocks(task, review_working_days=1) if one.clock is Clock.REVIEW)
    day = task.measure(1).rounds[-1].day
    assert review.due == task.measure(1).rounds[-1].review_due
    assert review.would_be == WorkingCalendar().after(day, 1)
    longer = next(one for one in clocks(task, review_working_days=30) if one.clock is review.clock)
    assert longer.turns(longer.would_be) is False


def test_a_deadline_is_cut_at_the_end_of_a_shorter_clock_and_never_put_off() -> None:
    task = after(planning.PlanApproved)
    (first, second) = clocks(task, immediate_days=10, phased_years=1)
    assert (first.clock, first.due, first.would_be) == (
        Clock.MEASURE,
        date(2021, 10, 20),
        date(2021, 9, 28),
    )
    assert second.would_be == second.due
    assert [one.would_be for one in clocks(task, immediate_days=300)] == [first.due, second.due]


def test_a_deadline_that_was_derived_from_its_clock_follows_it_both_ways() -> None:
    approved = until(planning.PlanApproved)[-1]
    end = date(2021, 11, 17)
    plans = [
        plan.model_copy(update={"deadline": end, "deadline_derived": True})
        for plan in approved.data.measures[:1]  # type: ignore[attr-defined]
    ]
    version = approved.aggregate_version
    derived = an_event(planning.PlanApproved, aggregate_version=version, measures=plans)
    task = task_after([*until(planning.PlanApproved)[:-1], derived])
    (clock,) = clocks(task, immediate_days=90)
    assert (clock.due, clock.would_be) == (end, date(2021, 12, 17))


def test_a_deadline_that_was_extended_past_its_clock_stays() -> None:
    approved = until(planning.PlanApproved)[-1]
    extended = date(2021, 12, 31)
    plans = [
        plan.model_copy(update={"deadline": extended})
        for plan in approved.data.measures[:1]  # type: ignore[attr-defined]
    ]
    version = approved.aggregate_version
    event = an_event(planning.PlanApproved, aggregate_version=version, measures=plans)
    (clock,) = clocks(task_after([*until(planning.PlanApproved)[:-1], event]), immediate_days=10)
    assert clock.would_be == clock.due == extended


def test_clocks_of_a_reopened_task_count_from_its_reopening() -> None:
    closed = until(closing.TaskClosed)
    version = closed[-1].aggregate_version
    again = an_event(TaskReopened, aggregate_id=TASK, aggregate_version=version + 1)
    assert isinstance(again.data, TaskReopened)
    begun = again.data.reopened_on
    (plan,) = clocks(task_after([*closed, again]), plan_days=5)
    assert (plan.clock, plan.would_be) == (Clock.PLAN, begun + timedelta(days=5))

    last = last_day(MeasureType.IMMEDIATE, begun, Policy())
    measure = MeasurePlan(number=1, text="再整改", type=MeasureType.IMMEDIATE, deadline=last)
    approved = an_event(planning.PlanApproved, aggregate_version=version + 2, measures=(measure,))
    (due,) = clocks(task_after([*closed, again, approved]), immediate_days=10)
    assert (due.due, due.would_be) == (last, begun + timedelta(days=10))


def test_a_task_that_is_verified_has_no_clock() -> None:
    assert clocks(after(verification.TaskVerified), immediate_days=1, phased_years=1) == []


@pytest.mark.parametrize("kind", list(MeasureType))
@pytest.mark.parametrize("opened", [date(2021, 9, 18), date(2020, 2, 29)])
def test_clocks_end_where_the_ledger_ends_them(kind: MeasureType, opened: date) -> None:
    policy = Policy(immediate_days=45, phased_years=2, continuous_years=3)
    assert last_day(kind, opened, policy) == latest_deadline(kind, opened, policy)
