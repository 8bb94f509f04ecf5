"""A supervisor verifies or returns each submission, then the task, against its evidence."""

import pytest

from contracts.events.task.verification import MeasureReturned, MeasureVerified, TaskVerified
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.task.phases.verification import (
    ReturnMeasure,
    VerifyMeasure,
    VerifyTask,
    return_measure,
    verify_measure,
    verify_task,
)
from tests.services.ledger.domain.history import (
    ACCEPTED,
    ALL_VERIFIED,
    HASH,
    OTHER_HASH,
    SUBMITTED,
    TO_HEAD,
    VERIFIED,
    WORKING,
    a_task,
    approved,
    attached,
    measure,
    returned,
    submitted,
    verified,
)
from tests.services.ledger.domain.people import (
    AUDITOR,
    HEAD,
    LEADER,
    LEADING_GROUP,
    OFFICE,
    SUPERVISOR,
    SUPERVISOR_2,
    by,
)
from tests.services.ledger.domain.stage import Done

VERIFY = VerifyMeasure(measure=1, opinion="属实", evidence_checked=(HASH,))
RETURN = ReturnMeasure(measure=1, reasons="缺少签字")
GOAL = VerifyTask(opinion="目标达成", goal_met=True)
TWO_MEASURES = (
    *(*ACCEPTED, approved(measure(1), TO_HEAD)),
    *(attached(1), submitted(1), verified(1)),
)


def test_a_submission_is_verified_once_and_says_on_what_ground() -> None:
    once = (
        a_task(*SUBMITTED)
        .when(verify_measure, VERIFY, by(SUPERVISOR))
        .then(MeasureVerified, round=1, evidence_checked=(HASH,))
    )
    once.when(verify_measure, VERIFY, by(SUPERVISOR_2)).refused("measure_status")
    once.when(return_measure, RETURN, by(SUPERVISOR_2)).refused("measure_status")


def test_a_verification_records_the_appointments_it_was_judged_on() -> None:
    fact = verify_measure(a_task(*SUBMITTED).state, VERIFY, by(SUPERVISOR))
    assert fact.independence.officer == SUPERVISOR.officer.id
    assert fact.independence.officer_version == SUPERVISOR.officer.version


def test_a_returned_submission_is_returned_once() -> None:
    once = (
        a_task(*SUBMITTED)
        .when(return_measure, RETURN, by(SUPERVISOR))
        .then(MeasureReturned, round=1)
    )
    once.when(return_measure, RETURN, by(SUPERVISOR)).refused("measure_status")


@pytest.mark.parametrize("doer", [HEAD, OFFICE, LEADER, LEADING_GROUP, AUDITOR])
def test_nobody_but_supervision_judges(doer: Doer) -> None:
    a_task(*SUBMITTED).when(verify_measure, VERIFY, by(doer)).refused("not_permitted")
    a_task(*SUBMITTED).when(return_measure, RETURN, by(doer)).refused("not_permitted")
    a_task(*ALL_VERIFIED).when(verify_task, GOAL, by(doer)).refused("not_permitted")


@pytest.mark.parametrize("checked", [(), (OTHER_HASH,), (HASH, OTHER_HASH)])
def test_a_verification_lists_attached_evidence(checked: tuple[str, ...]) -> None:
    command = VerifyMeasure(measure=1, opinion="属实", evidence_checked=checked)
    a_task(*SUBMITTED).when(verify_measure, command, by(SUPERVISOR)).refused("evidence_checked")


def test_a_return_lists_only_attached_evidence() -> None:
    command = ReturnMeasure(measure=1, reasons="不符", evidence_checked=(OTHER_HASH,))
    a_task(*SUBMITTED).when(return_measure, command, by(SUPERVISOR)).refused("evidence_checked")


@pytest.mark.parametrize("history", [WORKING, (*SUBMITTED, returned())])
def test_what_is_not_submitted_is_not_judged(history: tuple[Done, ...]) -> None:
    task = a_task(*history)
    task.when(verify_measure, VERIFY, by(SUPERVISOR)).refused("measure_status")


def test_an_unknown_measure_is_not_judged() -> None:
    command = VerifyMeasure(measure=9, opinion="属实", evidence_checked=(HASH,))
    a_task(*SUBMITTED).when(verify_measure, command, by(SUPERVISOR)).refused("measure_unknown")


def test_nothing_is_judged_before_work_began_or_after_the_task_is_verified() -> None:
    a_task(*ACCEPTED).when(verify_measure, VERIFY, by(SUPERVISOR)).refused("task_status")
    a_task(*VERIFIED).when(verify_measure, VERIFY, by(SUPERVISOR)).refused("task_status")


def test_a_task_is_verified_once() -> None:
    once = a_task(*ALL_VERIFIED).when(verify_task, GOAL, by(SUPERVISOR)).then(TaskVerified)
    once.when(verify_task, GOAL, by(SUPERVISOR)).refused("task_status")


@pytest.mark.parametrize("history", [WORKING, SUBMITTED, (*SUBMITTED, returned()), TWO_MEASURES])
def test_a_task_needs_every_measure_verified(history: tuple[Done, ...]) -> None:
    task = a_task(*history)
    task.when(verify_task, GOAL, by(SUPERVISOR)).refused("measures_verified")


def test_a_task_needs_its_goal_met() -> None:
    command = VerifyTask(opinion="未达成", goal_met=False)
    a_task(*ALL_VERIFIED).when(verify_task, command, by(SUPERVISOR)).refused("goal_met")
