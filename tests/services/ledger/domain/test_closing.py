"""Answered, endorsed, institutions confirmed, contributions in: then the office strikes it off."""

from datetime import date
from uuid import UUID

import pytest

from contracts.events.institution import InstitutionRegistered, ServedMeasure
from contracts.events.reply import ReplySent
from contracts.events.task.closing import ClosureEndorsed, TaskClosed
from contracts.events.task.paired import (
    TaskInstitutionConfirmed,
    TaskInstitutionRegistered,
    TaskReplySent,
)
from contracts.words import InstitutionAct, ReplyChannel, ResultClass
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.institution import Institution
from services.ledger.domain.kernel.refusals import AlreadyExists
from services.ledger.domain.reply import Reply
from services.ledger.domain.task.phases.closing import (
    CloseTask,
    EndorseClosure,
    close_task,
    endorse_closure,
    pair_confirmation,
    pair_institution,
    pair_reply,
)
from tests.services.ledger.domain.history import (
    ALL_VERIFIED,
    CLOSABLE,
    PROMISING,
    TASK_ID,
    VERIFIED,
    WORKING,
    a_task,
    approved,
    asked,
    endorsed,
    proposed,
    replied,
)
from tests.services.ledger.domain.people import (
    CAMPAIGN,
    HEAD,
    LEADER,
    LEADING_GROUP,
    OFFICE,
    OFFICE_2,
    STRANGER_HEAD,
    SUPERVISOR,
    by,
    post,
    someone,
)
from tests.services.ledger.domain.stage import Done, done

CLOSE, ENDORSE = CloseTask(), EndorseClosure(opinion="同意销号")
RULE = InstitutionRegistered(
    title="报修管理办法",
    act=InstitutionAct.ISSUED,
    document_number="3号",
    dated=date(2021, 9, 20),
    registered_by="hqb",
    serves=(ServedMeasure(task=TASK_ID, measure=1),),
)
REGISTERED_RULE = Institution(UUID(int=3), 1, RULE)
REPLY = Reply(UUID(int=7))
SENT = ReplySent(
    campaign=CAMPAIGN,
    document_number="1号",
    title="报告",
    channel=ReplyChannel.SOURCE,
    recipient="巡视办",
    sent_on=date(2021, 9, 20),
    tasks=(TASK_ID,),
)


def _promised(*more: Done) -> tuple[Done, ...]:
    """A closable task whose measure promised an institution."""
    planned = [one for one in CLOSABLE if one not in WORKING]
    return (*WORKING[:2], proposed(PROMISING), approved(PROMISING), *planned, *more)


def test_the_office_closes_once_with_a_look_back_due() -> None:
    closed = (
        a_task(*CLOSABLE)
        .when(close_task, CLOSE, by(OFFICE))
        .then(TaskClosed, result_class=ResultClass.COMPLETED, look_back_due=date(2022, 3, 19))
    )
    closed.when(close_task, CLOSE, by(OFFICE_2)).refused("task_status")


@pytest.mark.parametrize("result", [ResultClass.LONG_TERM, ResultClass.NOT_COMPLETED])
def test_a_task_that_goes_on_or_failed_is_not_closed(result: ResultClass) -> None:
    command = CloseTask(result_class=result)
    a_task(*CLOSABLE).when(close_task, command, by(OFFICE)).refused("result_class")


def test_a_measure_keeps_the_institution_that_was_registered_for_it() -> None:
    before = a_task(*_promised())
    pair = pair_institution(before.state, REGISTERED_RULE, RULE, 1)
    after = a_task(*_promised(done(pair, HEAD)))
    with pytest.raises(AlreadyExists):
        pair_institution(after.state, Institution(UUID(int=4), 1, RULE), RULE, 1)


@pytest.mark.parametrize("doer", [HEAD, SUPERVISOR, LEADER, LEADING_GROUP])
def test_nobody_but_the_office_closes(doer: Doer) -> None:
    a_task(*CLOSABLE).when(close_task, CLOSE, by(doer)).refused("not_permitted")


def test_a_task_cannot_close_before_it_is_verified() -> None:
    a_task(*ALL_VERIFIED, replied(), endorsed()).when(close_task, CLOSE, by(OFFICE)).refused(
        "task_status"
    )


def test_a_task_cannot_close_before_its_source_is_answered() -> None:
    a_task(*VERIFIED, endorsed()).when(close_task, CLOSE, by(OFFICE)).refused("reply_dated")


def test_a_task_cannot_close_before_its_leader_signed() -> None:
    a_task(*VERIFIED, replied()).when(close_task, CLOSE, by(OFFICE)).refused("closure_endorsed")


def test_a_task_cannot_close_while_a_contribution_is_missing() -> None:
    history = (*WORKING, asked(), *CLOSABLE[len(WORKING) :])
    a_task(*history).when(close_task, CLOSE, by(OFFICE)).refused("contributions_settled")


def test_a_task_cannot_close_while_a_promised_institution_is_not_confirmed() -> None:
    a_task(*_promised()).when(close_task, CLOSE, by(OFFICE)).refused("institution_confirmed")


def test_a_registered_institution_counts_once_it_is_confirmed() -> None:
    before = a_task(*_promised())
    pair = pair_institution(before.state, REGISTERED_RULE, RULE, 1)
    registered = a_task(*_promised(done(pair, HEAD)))
    assert isinstance(pair, TaskInstitutionRegistered)
    registered.when(close_task, CLOSE, by(OFFICE)).refused("institution_confirmed")
    confirmation = pair_confirmation(registered.state, REGISTERED_RULE, "属实")
    assert isinstance(confirmation, TaskInstitutionConfirmed)
    both = a_task(*_promised(done(pair, HEAD), done(confirmation)))
    both.when(close_task, CLOSE, by(OFFICE)).then(TaskClosed)


def test_an_institution_is_registered_by_the_lead_unit_for_a_promise() -> None:
    task = a_task(*_promised())
    foreign = RULE.model_copy(update={"registered_by": "xsc"})
    task.when(pair_institution, REGISTERED_RULE, foreign, 1).refused("not_permitted")
    task.when(pair_institution, REGISTERED_RULE, RULE, 9).refused("measure_unknown")
    unpromised = a_task(*CLOSABLE)
    unpromised.when(pair_institution, REGISTERED_RULE, RULE, 1).refused("institution_promised")


def test_a_task_that_is_not_completed_is_not_closed() -> None:
    command = CloseTask(result_class=ResultClass.NOT_COMPLETED)
    a_task(*CLOSABLE).when(close_task, command, by(OFFICE)).refused("result_class")


def test_lateness_never_blocks_closing() -> None:
    a_task(*CLOSABLE).when(close_task, CLOSE, by(OFFICE, "2025-01-01")).then(TaskClosed)


def test_the_leader_signs_once_after_verification() -> None:
    a_task(*ALL_VERIFIED).when(endorse_closure, ENDORSE, by(LEADER)).refused("task_status")
    signed = a_task(*VERIFIED).when(endorse_closure, ENDORSE, by(LEADER)).then(ClosureEndorsed)
    signed.when(endorse_closure, ENDORSE, by(LEADER)).refused("already_exists")


@pytest.mark.parametrize(
    "doer", [OFFICE, HEAD, STRANGER_HEAD, someone("ld2", post("分管后勤工作的副校长", "univ"))]
)
def test_nobody_signs_for_the_leader(doer: Doer) -> None:
    a_task(*VERIFIED).when(endorse_closure, ENDORSE, by(doer)).refused("not_permitted")


def test_a_reply_answers_a_verified_task_of_its_campaign() -> None:
    a_task(*VERIFIED).when(pair_reply, REPLY, SENT).then(TaskReplySent, document_number="1号")
    a_task(*ALL_VERIFIED).when(pair_reply, REPLY, SENT).refused("task_status")
    foreign = SENT.model_copy(update={"campaign": UUID(int=9)})
    a_task(*VERIFIED).when(pair_reply, REPLY, foreign).refused("task_of_campaign")
