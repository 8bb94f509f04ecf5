"""Cooperating units are asked, answer once, or are let off by the office."""

import pytest

from contracts.events.task.work import ContributionMade, ContributionRequested, ContributionWaived
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.task.phases.work import (
    Contribute,
    RequestContribution,
    WaiveContribution,
    contribute,
    request_contribution,
    waive_contribution,
)
from tests.services.ledger.domain.history import (
    ACCEPTED,
    VERIFIED,
    WORKING,
    a_task,
    asked,
    task_verified,
)
from tests.services.ledger.domain.people import (
    ASKED_HEAD,
    HANDLER,
    HEAD,
    OFFICE,
    STRANGER_HEAD,
    SUPERVISOR,
    by,
    post,
    someone,
)

ASK = RequestContribution(unit="xsc", request="请提供数据")
ANSWER = Contribute(contribution=1, text="已提供")
WAIVE = WaiveContribution(contribution=1, reason="不再需要")
ASKED = (*WORKING, asked())


@pytest.mark.parametrize("doer", [HEAD, HANDLER])
def test_the_lead_unit_asks_and_each_request_has_its_number(doer: Doer) -> None:
    once = (
        a_task(*WORKING)
        .when(request_contribution, ASK, by(doer))
        .then(ContributionRequested, contribution=1)
    )
    once.when(request_contribution, ASK, by(doer)).then(ContributionRequested, contribution=2)


def test_a_unit_of_an_expanded_group_can_be_asked() -> None:
    command = RequestContribution(unit="lxy", request="请自查")
    a_task(*WORKING).when(request_contribution, command, by(HEAD)).then(ContributionRequested)


@pytest.mark.parametrize("doer", [ASKED_HEAD, OFFICE, SUPERVISOR])
def test_nobody_else_asks(doer: Doer) -> None:
    a_task(*WORKING).when(request_contribution, ASK, by(doer)).refused("not_permitted")


def test_only_a_cooperating_unit_is_asked() -> None:
    command = RequestContribution(unit="cwc", request="请提供数据")
    a_task(*WORKING).when(request_contribution, command, by(HEAD)).refused("cooperating_unit")


def test_nothing_is_asked_before_work_begins() -> None:
    a_task(*ACCEPTED).when(request_contribution, ASK, by(HEAD)).refused("task_status")


def test_the_asked_unit_answers_once() -> None:
    made = a_task(*ASKED).when(contribute, ANSWER, by(ASKED_HEAD)).then(ContributionMade)
    made.when(contribute, ANSWER, by(ASKED_HEAD)).refused("already_exists")
    made.when(waive_contribution, WAIVE, by(OFFICE)).refused("already_exists")


@pytest.mark.parametrize("doer", [HEAD, STRANGER_HEAD, OFFICE, someone("x", post("校长", "xsc"))])
def test_nobody_answers_for_the_asked_unit(doer: Doer) -> None:
    a_task(*ASKED).when(contribute, ANSWER, by(doer)).refused("not_permitted")


def test_what_was_not_asked_is_not_answered() -> None:
    a_task(*WORKING).when(contribute, ANSWER, by(ASKED_HEAD)).refused("contribution_unknown")
    a_task(*WORKING).when(waive_contribution, WAIVE, by(OFFICE)).refused("contribution_unknown")


def test_the_office_waives_once_even_after_verification() -> None:
    waived = (
        a_task(*ASKED, task_verified())
        .when(waive_contribution, WAIVE, by(OFFICE))
        .then(ContributionWaived)
    )
    waived.when(waive_contribution, WAIVE, by(OFFICE)).refused("already_exists")


@pytest.mark.parametrize("doer", [HEAD, ASKED_HEAD, SUPERVISOR])
def test_nobody_but_the_office_waives(doer: Doer) -> None:
    a_task(*ASKED).when(waive_contribution, WAIVE, by(doer)).refused("not_permitted")


def test_who_answered_for_the_asked_unit_has_worked_and_who_waived_has_not() -> None:
    made = a_task(*ASKED).when(contribute, ANSWER, by(ASKED_HEAD)).then(ContributionMade)
    assert ASKED_HEAD.officer.id in made.state.workers
    waived = a_task(*ASKED).when(waive_contribution, WAIVE, by(OFFICE)).then(ContributionWaived)
    assert OFFICE.officer.id not in waived.state.workers


def test_a_verified_task_asks_for_nothing_more() -> None:
    a_task(*VERIFIED).when(request_contribution, ASK, by(HEAD)).refused("task_status")
