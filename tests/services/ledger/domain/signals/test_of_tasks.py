"""Returned again and again, overdue for long, back soon after closing: each once."""

from datetime import date

import pytest

from contracts.builders.event import a_fact
from contracts.events.fact import Fact
from contracts.events.task.afterwards.look_back import RelapseFound
from contracts.events.task.afterwards.reopening import TaskReopened
from contracts.events.task.amending.extending import ExtensionGranted, ExtensionRequested
from contracts.events.task.clocks import TaskBecameOverdue
from contracts.events.task.closing import TaskClosed
from contracts.events.task.turns.handover import TaskWithdrawn
from contracts.events.task.turns.measures import MeasureCancelled
from contracts.events.task.turns.risk import RiskAccepted, RiskExpired
from contracts.words import SignalKind, TaskStatus
from services.ledger.domain.signals.of_tasks import overdue, relapsed, returned
from tests.services.ledger.domain.history import (
    FACTS,
    WORKING,
    approved,
    attached,
    registered,
    submitted,
    verified,
)
from tests.services.ledger.domain.history import returned as a_return
from tests.services.ledger.domain.people import OFFICE
from tests.services.ledger.domain.signals.told import events, on, ruling
from tests.services.ledger.domain.stage import Done, done

BEGUN = (registered(), *WORKING, attached())
RETURNED = ruling(SignalKind.RETURNED, 3)
OVERDUE = ruling(SignalKind.OVERDUE, 30)
DUE = date(2021, 10, 15)
PASSED = done(TaskBecameOverdue(task=FACTS, measure=1, due=DUE, deadline_version=1), OFFICE)


def rounds(number: int, measure: int = 1) -> list[Done]:
    return [
        one
        for round_ in range(1, number + 1)
        for one in (submitted(measure, round_), a_return(measure, round_))
    ]


def test_a_measure_returned_as_often_as_the_limit_says_is_signalled_and_not_before() -> None:
    history = events(*BEGUN, *rounds(4))
    second, third, fourth = (history[-5], history[-3], history[-1])
    assert returned(RETURNED, second, history) is None
    found = returned(RETURNED, third, history)
    assert found is not None
    assert (found.figure, found.unit, found.tasks) == (3, "hqb", (third.aggregate_id,))
    assert found.rests_on == tuple(history[one].event_id for one in (-7, -5, -3))
    again = returned(RETURNED, fourth, history)
    assert again is not None
    assert again.key == found.key


def test_what_was_returned_under_an_earlier_plan_or_of_another_measure_does_not_count() -> None:
    history = events(*BEGUN, *rounds(2), approved(), submitted(), a_return())
    assert returned(RETURNED, history[-1], history) is None
    mixed = events(*BEGUN, *rounds(2), a_return(2), a_return(2))
    assert returned(RETURNED, mixed[-1], mixed) is None


@pytest.mark.parametrize(
    ("day", "raised"), [(date(2021, 11, 13), False), (date(2021, 11, 14), True)]
)
def test_a_measure_is_signalled_from_so_many_days_after_its_deadline(
    day: date, raised: bool
) -> None:
    history = events(*BEGUN, PASSED)
    found = overdue(OVERDUE, history[-1], history, day)
    assert (found is not None) is raised
    if found:
        assert (found.figure, found.rests_on) == (30, (history[-1].event_id,))
        assert found.matter.model_dump(include={"policy_version", "limit", "unit"}) == {
            "policy_version": 2,
            "limit": 30,
            "unit": "hqb",
        }


@pytest.mark.parametrize(
    ("after", "raised"),
    [
        ([submitted(on="2021-11-13")], False),
        ([submitted(on="2021-11-14")], True),
        ([submitted(on="2021-11-13"), a_return()], True),
        ([submitted(on="2021-11-13"), verified()], False),
    ],
)
def test_time_under_review_is_the_supervisor_s_and_what_is_returned_goes_on(
    after: list[Done], raised: bool
) -> None:
    history = events(*BEGUN, PASSED, *after)
    passed = next(one for one in history if one.data == PASSED.fact)
    assert (overdue(OVERDUE, passed, history, date(2022, 3, 1)) is not None) is raised


def test_a_moved_deadline_a_measure_cancelled_and_a_task_that_ended_are_no_longer_overdue() -> None:
    asked = done(a_fact(ExtensionRequested, task=FACTS, measure=1))
    moved = done(a_fact(ExtensionGranted, task=FACTS, measure=1, deadline_version=2))
    gone = done(a_fact(TaskWithdrawn, task=FACTS))
    cancelled = done(a_fact(MeasureCancelled, task=FACTS, measure=1))
    for more in ((asked, moved), (gone,), (cancelled,)):
        history = events(*BEGUN, PASSED, *more)
        passed = next(one for one in history if one.data == PASSED.fact)
        assert overdue(OVERDUE, passed, history, date(2022, 3, 1)) is None


@pytest.mark.parametrize(("day", "raised"), [(date(2022, 1, 29), False), (date(2022, 1, 30), True)])
def test_days_on_which_the_risk_was_accepted_do_not_count(day: date, raised: bool) -> None:
    rest = {"accepted_on": date(2021, 9, 20), "expires_on": date(2021, 12, 31)}
    accepted = a_fact(RiskAccepted, task=FACTS, **rest, previous_status=TaskStatus.IN_PROGRESS)
    over = a_fact(RiskExpired, task=FACTS, **rest, status=TaskStatus.IN_PROGRESS, paused_days=102)
    history = events(*BEGUN, done(accepted), done(over), PASSED)
    assert (overdue(OVERDUE, history[-1], history, day) is not None) is raised


@pytest.mark.parametrize(("accepted", "raised"), [("2021-11-13", False), ("2021-11-14", True)])
def test_while_the_risk_is_accepted_no_day_counts_and_what_was_late_before_does(
    accepted: str, raised: bool
) -> None:
    rest = {"accepted_on": date.fromisoformat(accepted), "expires_on": date(2022, 6, 30)}
    fact = a_fact(RiskAccepted, task=FACTS, **rest, previous_status=TaskStatus.IN_PROGRESS)
    history = events(*BEGUN, PASSED, done(fact))
    found = overdue(OVERDUE, history[-2], history, date(2022, 3, 1))
    assert (found is not None) is raised


def test_of_a_whole_task_overdue_its_measures_are_signalled() -> None:
    fact = TaskBecameOverdue(task=FACTS, due=DUE, deadline_version=1)
    history = events(*BEGUN, done(fact))
    assert overdue(OVERDUE, history[-1], history, date(2022, 3, 1)) is None


RELAPSED = ruling(SignalKind.RELAPSE, 90)
CLOSED = on("2021-12-01T09:00", done(a_fact(TaskClosed, task=FACTS)))
BACK = a_fact(RelapseFound, task=FACTS)
REOPENED = a_fact(TaskReopened, task=FACTS)


@pytest.mark.parametrize(("day", "raised"), [("2022-03-01", True), ("2022-03-02", False)])
@pytest.mark.parametrize("fact", [BACK, REOPENED])
def test_what_is_back_at_most_so_many_days_after_its_closing_is_signalled(
    fact: Fact, day: str, raised: bool
) -> None:
    history = events(*BEGUN, CLOSED, on(f"{day}T09:00", done(fact)))
    found = relapsed(RELAPSED, history[-1], history)
    assert (found is not None) is raised
    if found:
        closed, back = history[-2:]
        assert (found.figure, found.unit) == (90, "hqb")
        assert found.rests_on == (closed.event_id, back.event_id)


def test_one_closing_is_signalled_once_and_the_next_one_again() -> None:
    two = (on("2022-01-10T09:00", done(BACK)), on("2022-01-11T09:00", done(REOPENED)))
    again = (on("2022-02-01T09:00", CLOSED), on("2022-02-10T09:00", done(REOPENED)))
    history = events(*BEGUN, CLOSED, *two, *again)
    found = [relapsed(RELAPSED, history[one], history) for one in (-4, -3, -1)]
    assert [one.figure for one in found if one] == [40, 41, 9]
    first, second, third = (one.key for one in found if one)
    assert first == second != third


def test_a_long_term_task_that_was_never_closed_does_not_relapse() -> None:
    history = events(*BEGUN, done(REOPENED))
    assert relapsed(RELAPSED, history[-1], history) is None
