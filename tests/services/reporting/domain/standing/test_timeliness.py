"""How measures and tasks stand on a day that is handed in."""

from datetime import date, timedelta

import pytest

from contracts.events.task import assignment, closing, planning, verification, work
from services.reporting.domain.standing.timeliness import (
    Due,
    Light,
    Timeliness,
    Warnings,
    days_late,
    due_of_measure,
    due_of_task,
    judge,
)
from tests.services.reporting.folded import task_after
from tests.services.reporting.history import until

DEADLINE = date(2021, 10, 20)
POLICY = Warnings(yellow_days=20, orange_days=10)


@pytest.mark.parametrize(
    ("days_left", "timeliness", "light"),
    [
        (21, Timeliness.ON_TIME, Light.GREEN),
        (20, Timeliness.DUE_SOON, Light.YELLOW),
        (11, Timeliness.DUE_SOON, Light.YELLOW),
        (10, Timeliness.DUE_SOON, Light.ORANGE),
        (0, Timeliness.DUE_SOON, Light.ORANGE),
        (-1, Timeliness.OVERDUE, Light.RED),
    ],
)
def test_the_light_follows_the_days_that_are_left(
    days_left: int, timeliness: Timeliness, light: Light
) -> None:
    today = DEADLINE - timedelta(days=days_left)
    found = judge(Due(DEADLINE, done=False, late=False), today, POLICY)
    assert (found.timeliness, found.light, found.days_left) == (timeliness, light, days_left)


def test_the_thresholds_are_the_campaign_s_policy() -> None:
    found = judge(Due(DEADLINE, done=False, late=False), DEADLINE, Warnings(-1, -1))
    assert found.timeliness is Timeliness.ON_TIME


def test_what_has_no_deadline_is_on_time() -> None:
    found = judge(Due(None, done=False, late=False), DEADLINE, POLICY)
    assert found.timeliness is Timeliness.ON_TIME


def test_a_timely_submission_under_review_is_not_overdue_after_the_deadline() -> None:
    measure = task_after(until(work.MeasureSubmitted)).measure(1)
    found = judge(due_of_measure(measure), DEADLINE + timedelta(days=30), POLICY)
    assert found.timeliness is Timeliness.ON_TIME
    assert days_late(measure, DEADLINE + timedelta(days=30)) == 0


def test_a_returned_measure_is_overdue_the_day_after_its_deadline() -> None:
    measure = task_after(until(verification.MeasureReturned)).measure(1)
    due = due_of_measure(measure)
    assert judge(due, DEADLINE, POLICY).timeliness is Timeliness.DUE_SOON
    assert judge(due, DEADLINE + timedelta(days=1), POLICY).timeliness is Timeliness.OVERDUE


def test_a_late_submission_stays_overdue_while_it_is_under_review() -> None:
    measure = task_after(until(work.MeasureSubmitted, times=2)).measure(1)
    found = judge(due_of_measure(measure), date(2021, 10, 26), POLICY)
    assert found.timeliness is Timeliness.OVERDUE
    assert days_late(measure, date(2022, 1, 1)) == 5


def test_a_measure_verified_after_a_late_submission_is_done_late() -> None:
    measure = task_after(until(verification.MeasureVerified)).measure(1)
    assert judge(due_of_measure(measure), DEADLINE, POLICY).timeliness is Timeliness.DONE_LATE


def test_a_measure_verified_after_its_deadline_but_submitted_before_is_done() -> None:
    measure = task_after(until(verification.MeasureVerified, times=2)).measure(2)
    found = judge(due_of_measure(measure), date(2023, 1, 1), POLICY)
    assert found.timeliness is Timeliness.DONE


def test_a_task_waits_for_the_earliest_of_its_measures() -> None:
    task = task_after(until(planning.PlanApproved))
    assert due_of_task(task).pending == DEADLINE
    task = task_after(until(verification.MeasureVerified))
    assert due_of_task(task).pending == date(2022, 6, 30)


def test_a_deadline_binds_nobody_before_the_plan_is_approved() -> None:
    long_after = date(2030, 1, 1)
    for fact in (assignment.TaskRegistered, assignment.TaskAccepted, planning.MeasuresProposed):
        task = task_after(until(fact))
        assert task.deadline
        assert judge(due_of_task(task), long_after, POLICY).timeliness is Timeliness.ON_TIME
        assert days_late(task.measures[0], long_after) == 0
    task = task_after(until(planning.PlanApproved))
    assert judge(due_of_task(task), long_after, POLICY).timeliness is Timeliness.OVERDUE


def test_a_closed_task_is_done_late_if_one_measure_was_late() -> None:
    task = task_after(until(closing.TaskClosed))
    found = judge(due_of_task(task), date(2030, 1, 1), POLICY)
    assert found.timeliness is Timeliness.DONE_LATE
