"""A clock that passes is recorded once, the day after its last day, and forbids nothing."""

from collections.abc import Sequence
from datetime import date

import pytest

from contracts.events.task.clocks import ClockPassed, TaskBecameOverdue
from contracts.words import Clock
from contracts.working_days import WorkingCalendar
from services.ledger.domain.task.clocks import pass_clocks, running
from tests.services.ledger.domain.history import (
    ACCEPTED,
    ALL_VERIFIED,
    ASSIGNED,
    CLOSABLE,
    LONG_TERM,
    PROPOSED,
    SUBMITTED,
    WORKING,
    a_task,
    approved,
    asked,
    attached,
    measure,
    proposed,
    returned,
    submitted,
    verified,
)
from tests.services.ledger.domain.stage import Done, done, given

SEPTEMBER_24, LATER = date(2021, 9, 24), date(2030, 1, 1)


def _passed(history: Sequence[Done], today: date) -> list[tuple[str, int | None]]:
    return [
        (fact.clock.value if isinstance(fact, ClockPassed) else "overdue", fact.measure)
        for fact in pass_clocks(a_task(*history).state, today)
    ]


@pytest.mark.parametrize(
    ("history", "last_day", "expected"),
    [
        (ASSIGNED, date(2021, 9, 23), [("acceptance", None)]),
        (ACCEPTED, date(2021, 10, 20), [("plan", None)]),
        (WORKING, date(2021, 10, 15), [("overdue", 1), ("overdue", None)]),
        (SUBMITTED, date(2021, 10, 22), [("review", 1)]),
        ((*ACCEPTED, approved(LONG_TERM)), date(2022, 3, 17), [("milestone", 2)]),
    ],
    ids=["acceptance", "plan", "work", "review", "milestone"],
)
def test_a_clock_passes_at_the_end_of_its_last_day(
    history: Sequence[Done], last_day: date, expected: list[tuple[str, int | None]]
) -> None:
    assert _passed(history, last_day) == []
    assert _passed(history, date.fromordinal(last_day.toordinal() + 1)) == expected


def test_what_is_recorded_is_not_recorded_again() -> None:
    task = a_task(*WORKING).state
    facts = pass_clocks(task, LATER)
    after = given(task, *(done(fact) for fact in facts)).state
    assert len(facts) == 2
    assert pass_clocks(after, LATER) == []


def test_a_passed_clock_names_the_late_unit_and_a_review_names_none() -> None:
    (late,) = pass_clocks(a_task(*ASSIGNED).state, SEPTEMBER_24)
    assert isinstance(late, ClockPassed)
    assert (late.late_unit, late.due) == ("hqb", date(2021, 9, 23))
    (review,) = pass_clocks(a_task(*SUBMITTED).state, LATER)
    assert isinstance(review, ClockPassed)
    assert review.late_unit is None


def test_a_contribution_makes_the_asked_unit_late() -> None:
    facts = pass_clocks(a_task(*WORKING, asked()).state, date(2021, 10, 2))
    assert [(one.late_unit, one.measure) for one in facts if isinstance(one, ClockPassed)] == [
        ("xsc", 1)
    ]


def test_a_contribution_without_a_date_has_no_clock() -> None:
    assert _passed((*WORKING, asked(due=None)), date(2021, 10, 2)) == []


def test_a_timely_submission_under_review_is_not_overdue() -> None:
    assert ("overdue", 1) not in _passed(SUBMITTED, LATER)
    assert ("overdue", None) not in _passed(SUBMITTED, LATER)


def test_a_submission_returned_after_its_deadline_is_overdue() -> None:
    assert _passed((*SUBMITTED, returned()), LATER) == [("overdue", 1), ("overdue", None)]


def test_each_round_has_a_clock_of_review_of_its_own() -> None:
    task = a_task(*SUBMITTED).state
    (first,) = pass_clocks(task, LATER)
    again = given(task, done(first), returned(), submitted(round_=2)).state
    assert [one.deadline_version for one in pass_clocks(again, LATER)] == [2]


def test_the_task_is_due_with_the_last_of_its_measures() -> None:
    both = (measure(1), measure(2, deadline=date(2021, 11, 15)))
    history = (*ACCEPTED, proposed(*both), approved(*both))
    assert _passed(history, date(2021, 11, 1)) == [("overdue", 1)]
    assert _passed(history, LATER) == [("overdue", 1), ("overdue", 2), ("overdue", None)]


def test_no_plan_clock_runs_while_a_proposal_waits() -> None:
    assert _passed(PROPOSED, LATER) == []


@pytest.mark.parametrize("history", [(), ALL_VERIFIED, CLOSABLE], ids=["new", "verified", "closed"])
def test_nothing_runs_before_assignment_or_after_the_work(history: Sequence[Done]) -> None:
    assert list(running(a_task(*history).state)) == []


def test_overdue_is_a_kind_of_its_own_for_deadlines_of_work() -> None:
    kinds = {type(one) for one in pass_clocks(a_task(*WORKING).state, LATER)}
    assert kinds == {TaskBecameOverdue}
    assert {one.clock for one in running(a_task(*WORKING).state)} == {Clock.MEASURE, Clock.TASK}


def test_a_late_submission_is_overdue_although_nobody_swept_before_it() -> None:
    late = (*WORKING, attached(), submitted(on="2021-10-18"))
    assert _passed(late, date(2021, 10, 18)) == [("overdue", 1), ("overdue", None)]


def test_working_days_skip_weekends_and_holidays_but_not_worked_weekends() -> None:
    national_day = frozenset(date(2021, 10, day) for day in range(1, 8))
    calendar = WorkingCalendar(national_day, frozenset({date(2021, 9, 26), date(2021, 10, 9)}))
    assert calendar.after(date(2021, 9, 30), 1) == date(2021, 10, 8)
    assert calendar.after(date(2021, 9, 24), 1) == date(2021, 9, 26)
    assert calendar.after(date(2021, 9, 30), 2) == date(2021, 10, 9)


def test_a_late_submission_that_was_verified_before_anybody_swept_was_late_all_the_same() -> None:
    late = (*WORKING, attached(), submitted(on="2021-10-18"), verified())
    assert _passed(late, date(2021, 10, 19)) == [("overdue", 1), ("overdue", None)]


def test_a_timely_submission_that_was_verified_leaves_no_clock_running() -> None:
    timely = (*WORKING, attached(), submitted(on="2021-10-15"), verified())
    assert _passed(timely, date(2021, 12, 1)) == []
