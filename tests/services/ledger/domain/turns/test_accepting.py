"""A risk is accepted to a day; then the task is open again as it was, and nothing was forgiven."""

from datetime import date
from typing import Any

import pytest

from contracts.events.task.turns.risk import RiskAccepted, RiskExpired
from contracts.words import Clock, ResidualRating, TaskStatus
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.task.clocks import expire_risk, pass_clocks, running
from services.ledger.domain.task.openness import Openness, openness
from services.ledger.domain.task.phases.assignment import AcceptTask, accept_task
from services.ledger.domain.task.turns.accepting import AcceptRisk, accept_risk
from services.ledger.domain.task.turns.handing import WithdrawTask, withdraw_task
from tests.services.ledger.domain.history import (
    ACCEPTED,
    ASSIGNED,
    CLOSABLE,
    PROPOSED,
    SUBMITTED,
    VERIFIED,
    WORKING,
    a_task,
)
from tests.services.ledger.domain.people import (
    HEAD,
    LEADER,
    LEADING_GROUP,
    OFFICE,
    SUPERVISOR,
    by,
)
from tests.services.ledger.domain.stage import Done, Stage, done, given
from tests.services.ledger.domain.turns.past import CONTESTED
from tests.services.ledger.domain.turns.test_working import working

LAST, AFTER = date(2021, 12, 31), date(2022, 1, 1)
ACCEPT = AcceptRisk(reason="须待上级方案", residual_rating=ResidualRating.LOW, expires_on=LAST)
LIVE = [(), ASSIGNED, CONTESTED, ACCEPTED, PROPOSED, WORKING, SUBMITTED, VERIFIED, CLOSABLE]


def accepted(*history: Done, on: str = "2021-09-22") -> Stage:
    """The risk is accepted on that day."""
    return a_task(*history).when(accept_risk, ACCEPT, by(LEADING_GROUP, on)).then(RiskAccepted)


def expired(stage: Stage, today: date = AFTER) -> Any:
    """The task after the clock process opened it again."""
    return given(stage.state, *(done(one) for one in expire_risk(stage.state, today))).state


@pytest.mark.parametrize("history", LIVE)
def test_a_task_that_is_not_closed_rests_and_comes_back_as_it_was(
    history: tuple[Done, ...],
) -> None:
    before = a_task(*history).state
    at_rest = accepted(*history)
    assert at_rest.state.status is TaskStatus.RISK_ACCEPTED
    assert [(one.clock, one.due) for one in running(at_rest.state)] == [(Clock.RISK, LAST)]
    at_rest.when(accept_risk, ACCEPT, by(LEADING_GROUP)).refused("task_status")
    again = expired(at_rest)
    assert again.status is before.status
    assert again.measures.keys() == before.measures.keys()
    assert again.risk is None


def test_it_says_who_accepts_what_and_until_when() -> None:
    a_task(*WORKING).when(accept_risk, ACCEPT, by(LEADING_GROUP)).then(
        RiskAccepted,
        residual_rating=ResidualRating.LOW,
        accepted_on=date(2021, 9, 20),
        expires_on=LAST,
        previous_status=TaskStatus.IN_PROGRESS,
    )
    approver = accept_risk(a_task(*WORKING).state, ACCEPT, by(LEADING_GROUP)).approver
    assert (approver.officer, approver.post) == (LEADING_GROUP.officer.id, "领导小组")


@pytest.mark.parametrize("doer", [OFFICE, HEAD, LEADER, SUPERVISOR])
def test_nobody_but_the_leading_group_accepts_a_risk(doer: Doer) -> None:
    a_task(*WORKING).when(accept_risk, ACCEPT, by(doer)).refused("not_permitted")


def test_an_acceptance_ends_on_a_later_day_and_has_a_reason() -> None:
    today = ACCEPT.model_copy(update={"expires_on": date(2021, 9, 20)})
    a_task(*WORKING).when(accept_risk, today, by(LEADING_GROUP)).refused("expires_later")
    with pytest.raises(ValueError, match="reason"):
        AcceptRisk.model_validate({**ACCEPT.model_dump(), "reason": " "})


def test_it_expires_at_the_end_of_its_last_day_and_once() -> None:
    at_rest = accepted(*WORKING)
    assert expire_risk(at_rest.state, LAST) == []
    (fact,) = expire_risk(at_rest.state, AFTER)
    assert isinstance(fact, RiskExpired)
    assert (fact.status, fact.paused_days) == (TaskStatus.IN_PROGRESS, 101)
    assert expire_risk(expired(at_rest), AFTER) == []
    assert pass_clocks(at_rest.state, AFTER) == []


def test_a_second_acceptance_has_a_day_of_its_own() -> None:
    first = Stage(expired(accepted(*WORKING)))
    until = ACCEPT.model_copy(update={"expires_on": date(2022, 6, 30)})
    again = first.when(accept_risk, until, by(LEADING_GROUP, "2022-01-10")).then(RiskAccepted)
    (clock,) = running(again.state)
    (before,) = running(accepted(*WORKING).state)
    assert clock.key != before.key


def test_deadlines_stay_and_are_overdue_once_the_task_is_open_again() -> None:
    task = expired(accepted(*WORKING))
    assert task.measures[1].plan.deadline == date(2021, 10, 15)
    assert {one.clock for one in running(task)} >= {Clock.MEASURE, Clock.TASK}
    assert {type(one).__name__ for one in pass_clocks(task, AFTER)} == {"TaskBecameOverdue"}


def test_other_clocks_go_on_with_the_days_that_they_had_left() -> None:
    assert expired(accepted(*ASSIGNED)).acceptance_due == date(2022, 1, 2)
    assert expired(accepted(*ACCEPTED)).plan_due == date(2022, 1, 29)
    review = expired(accepted(*SUBMITTED, on="2021-10-12")).measures[1].review_due
    assert review == date(2022, 1, 11)
    report = Stage(working("2021-09-30").state).when(
        accept_risk, ACCEPT, by(LEADING_GROUP, "2021-10-05")
    )
    clock = expired(report.then(RiskAccepted)).progress
    assert clock.due == date(2022, 1, 26)


def test_a_clock_that_ends_on_the_day_of_the_acceptance_has_not_passed() -> None:
    on_the_last_day = accepted(*ASSIGNED, on="2021-09-23")
    assert expired(on_the_last_day).acceptance_due == AFTER


def test_what_was_late_before_the_acceptance_is_late_after_it() -> None:
    task = expired(accepted(*ASSIGNED, on="2021-09-24"))
    assert task.acceptance_due == date(2021, 9, 23)
    assert accept_task(task, AcceptTask(), by(HEAD, "2022-01-01")).late


def test_a_campaign_is_closed_without_waiting_for_an_accepted_risk() -> None:
    assert openness(accepted(*WORKING).state) is Openness.KEPT_UP
    assert openness(expired(accepted(*WORKING))) is Openness.OPEN


def test_a_task_at_rest_takes_no_other_turn() -> None:
    at_rest = accepted(*WORKING)
    at_rest.when(withdraw_task, WithdrawTask(reason="x"), by(LEADING_GROUP)).refused("task_status")
