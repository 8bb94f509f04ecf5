"""The leading group takes a task up again, and everything about it is done anew."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError

from contracts.events.task.afterwards.reopening import TaskReopened
from contracts.events.task.amending.lasting import TaskClassifiedLongTerm
from contracts.events.task.paired import TaskInstitutionConfirmed, TaskInstitutionRegistered
from contracts.events.task.planning import MeasuresProposed
from contracts.events.task.work import EvidenceAttached
from contracts.words import (
    AlwaysDrawn,
    Clock,
    InstitutionAct,
    MeasureType,
    ReopenGround,
    TaskStatus,
)
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.task.afterwards.looking_back import LookBack, look_back
from services.ledger.domain.task.afterwards.reopening import ReopenTask, reopen_task
from services.ledger.domain.task.clocks import running
from services.ledger.domain.task.openness import Openness, openness
from services.ledger.domain.task.phases.closing import CloseTask, close_task
from services.ledger.domain.task.phases.planning import ProposeMeasures, propose_measures
from services.ledger.domain.task.stated import StatedMeasure
from tests.services.ledger.domain.afterwards.aftermath import (
    CLOSED,
    DRAW,
    DRAWN,
    PLAN_DUE,
    RELAPSED,
    REOPENED,
    closed,
    pair,
    reopened,
)
from tests.services.ledger.domain.history import (
    FACTS,
    HASH,
    PROMISING,
    VERIFIED,
    WORKING,
    a_task,
    approved,
    asked,
    attached,
    endorsed,
    measure,
    proposed,
    replied,
    submitted,
    task_verified,
    verified,
)
from tests.services.ledger.domain.people import (
    HEAD,
    LEADING_GROUP,
    OFFICE,
    OFFICE_2,
    SUPERVISOR,
    SUPERVISOR_2,
    by,
)
from tests.services.ledger.domain.stage import done

AGAIN = ReopenTask(ground=ReopenGround.LOOK_BACK, reason="反弹")
COMPLAINT = ReopenTask(
    ground=ReopenGround.COMPLAINT, reason="师生反映", reference="信访〔2022〕3号"
)
KEPT_UP = done(
    TaskClassifiedLongTerm(
        task=FACTS, reason="长期坚持", next_milestone=date(2022, 3, 17), policy_version=1
    ),
    LEADING_GROUP,
)


def test_a_relapse_is_reopened_to_accepted_with_a_plan_clock_of_its_own() -> None:
    stage = a_task(*RELAPSED).when(reopen_task, AGAIN, by(LEADING_GROUP, "2022-05-02"))
    after = stage.then(
        TaskReopened,
        draw=DRAW,
        previous_status=TaskStatus.CLOSED,
        reopened_on=date(2022, 5, 2),
        plan_due=PLAN_DUE,
        policy_version=1,
    )
    assert after.state.status is TaskStatus.ACCEPTED
    assert [(one.clock, one.due) for one in running(after.state)] == [(Clock.PLAN, PLAN_DUE)]
    assert openness(after.state) is Openness.OPEN
    after.when(reopen_task, AGAIN, by(LEADING_GROUP)).refused("task_status")


@pytest.mark.parametrize("history", [CLOSED, DRAWN, (*VERIFIED, KEPT_UP)])
def test_a_complaint_or_audit_reopens_what_is_closed_or_kept_up(history: Any) -> None:
    stage = a_task(*history).when(reopen_task, COMPLAINT, by(LEADING_GROUP))
    stage.then(TaskReopened, reference="信访〔2022〕3号", draw=None)


def test_a_reopening_cites_what_it_rests_on() -> None:
    a_task(*DRAWN).when(reopen_task, AGAIN, by(LEADING_GROUP)).refused("relapse_found")
    with pytest.raises(ValidationError):
        ReopenTask(ground=ReopenGround.AUDIT, reason="审计发现")


@pytest.mark.parametrize("history", [WORKING, VERIFIED])
def test_a_task_that_goes_on_is_not_reopened(history: Any) -> None:
    a_task(*history).when(reopen_task, COMPLAINT, by(LEADING_GROUP)).refused("task_status")


@pytest.mark.parametrize("doer", [OFFICE, SUPERVISOR_2, HEAD])
def test_nobody_but_the_leading_group_reopens(doer: Doer) -> None:
    a_task(*RELAPSED).when(reopen_task, AGAIN, by(doer)).refused("not_permitted")


def test_reply_endorsement_and_verification_before_it_count_no_longer() -> None:
    task = a_task(*REOPENED).state
    assert (task.replied_on, task.endorsed, task.measures, task.proposal) == (None, False, {}, ())
    again = (*REOPENED, proposed(), approved(), attached(), submitted(), verified())
    stage = a_task(*again, task_verified())
    stage.when(close_task, CloseTask(), by(OFFICE_2)).refused("reply_dated")
    a_task(*again, task_verified(), replied()).when(close_task, CloseTask(), by(OFFICE_2)).refused(
        "closure_endorsed"
    )


def test_what_was_asked_for_and_found_before_it_is_settled() -> None:
    waiting = a_task(*WORKING, asked(), KEPT_UP)
    assert not waiting.state.contributions[1].settled
    again = waiting.when(reopen_task, COMPLAINT, by(LEADING_GROUP)).then(TaskReopened)
    assert again.state.contributions[1].settled
    # The relapse has been answered: it does not reopen the task another time.
    kept_up = a_task(*REOPENED, proposed(), approved(), KEPT_UP)
    kept_up.when(reopen_task, AGAIN, by(LEADING_GROUP)).refused("relapse_found")


def test_clocks_count_from_the_reopening() -> None:
    def propose(deadline: date) -> ProposeMeasures:
        plan = measure(1, type=MeasureType.IMMEDIATE, deadline=deadline)
        return ProposeMeasures(measures=(StatedMeasure.model_validate(plan.model_dump()),))

    stage, head = a_task(*REOPENED), by(HEAD, "2022-05-20")
    last = date(2022, 5, 2) + timedelta(days=60)
    stage.when(propose_measures, propose(last), head).then(MeasuresProposed, late=False)
    beyond = propose(last + timedelta(days=1))
    stage.when(propose_measures, beyond, head).refused("deadline_within_clock")
    stage.when(propose_measures, propose(date(2022, 5, 2)), head).refused("deadline_within_clock")


def test_who_verified_before_the_reopening_may_look_back_after_the_next_closing() -> None:
    other = verified()
    again = (*REOPENED, proposed(), approved(), attached(), submitted())
    judged = (done(other.fact, SUPERVISOR_2), done(task_verified().fact, SUPERVISOR_2))
    stage = a_task(*again, *judged, replied(), endorsed(), closed(), pair())
    said = LookBack(relapsed=True, opinion="又来")
    stage.when(look_back, said, by(SUPERVISOR_2, "2022-05-03")).refused("independence")
    # Whoever judged it the first time only may now.
    stage.when(look_back, said, by(SUPERVISOR, "2022-05-03")).then(type(RELAPSED[-1].fact))


def test_a_rule_of_the_plan_before_confirms_nothing_of_the_new_one() -> None:
    told = {"task": FACTS, "document_number": "3号"}
    rules = UUID(int=3), UUID(int=4)
    old, new = (
        done(
            TaskInstitutionRegistered(
                **told,
                institution=rule,
                measure=1,
                title="报修管理办法",
                act=InstitutionAct.ISSUED,
                dated=date(2021, 9, 10),
            ),
            HEAD,
        )
        for rule in rules
    )
    late, own = (
        done(
            TaskInstitutionConfirmed(**told, institution=rule, measures=(1,), opinion="属实"),
            OFFICE_2,
        )
        for rule in rules
    )
    again = (*WORKING, old, KEPT_UP, reopened(), proposed(PROMISING), approved(PROMISING))
    assert a_task(*again, late).state.institutions == {}
    assert not a_task(*again, new, late).state.institutions[1].confirmed
    assert a_task(*again, new, late, own).state.institutions[1].confirmed


def test_a_task_that_was_reopened_is_always_drawn() -> None:
    assert a_task(*REOPENED).state.always == {AlwaysDrawn.RELAPSED}
    assert a_task(*CLOSED).state.always == frozenset()


def test_evidence_of_the_time_before_is_no_evidence_of_the_new_measures() -> None:
    stage = a_task(*REOPENED, proposed(), approved())
    assert stage.state.measure(1).evidence == ()
    assert isinstance(attached().fact, EvidenceAttached)
    assert a_task(*REOPENED, proposed(), approved(), attached()).state.measure(1).evidence == (
        HASH,
    )
    assert SUPERVISOR.officer.id not in stage.state.verifiers
