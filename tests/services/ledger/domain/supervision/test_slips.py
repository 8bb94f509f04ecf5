"""Notices and slips: issued once, answered once by the head of the unit, interviews after them."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from contracts.events.supervision.slip import (
    InterviewHeld,
    NoticeIssued,
    SupervisionSlipAnswered,
    SupervisionSlipIssued,
)
from contracts.identifiers import supervision_id
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.supervision.slip import (
    AnswerSupervisionSlip,
    HoldInterview,
    IssueNotice,
    IssueSupervisionSlip,
    SupervisionSlip,
    answer_supervision_slip,
    hold_interview,
    issue_notice,
    issue_supervision_slip,
)
from tests.services.ledger.domain.history import TASK_ID
from tests.services.ledger.domain.people import (
    CAMPAIGN,
    HANDLER,
    HEAD,
    LEADER,
    LEADING_GROUP,
    OFFICE,
    STRANGER_HEAD,
    SUPERVISOR,
    on,
    person,
)
from tests.services.ledger.domain.stage import Stage

NOTHING = Stage(SupervisionSlip(supervision_id(CAMPAIGN, "督办1号")))
FIELDS: dict[str, Any] = {
    "campaign": CAMPAIGN,
    "document_number": "督办1号",
    "unit_addressed": "hqb",
    "tasks": (TASK_ID,),
    "text": "请说明原因",
}
NOTIFY = IssueNotice(**FIELDS)
ASK = IssueSupervisionSlip(**FIELDS, answer_due=date(2021, 9, 24))
ANSWER = AnswerSupervisionSlip(text="本月底前完成")
TALK = HoldInterview(with_whom=(person("hqb-head"),), held_on=date(2021, 9, 20), text="限期整改")
OTHERS = (OFFICE, HEAD, HANDLER, LEADER)


def slip() -> Stage:
    return NOTHING.when(issue_supervision_slip, ASK, SUPERVISOR).then(SupervisionSlipIssued)


def notice() -> Stage:
    return NOTHING.when(issue_notice, NOTIFY, SUPERVISOR).then(NoticeIssued)


@pytest.mark.parametrize("doer", [SUPERVISOR, LEADING_GROUP])
def test_a_notice_and_a_slip_say_what_on_which_tasks_and_to_whom(doer: Doer) -> None:
    NOTHING.when(issue_notice, NOTIFY, doer).then(NoticeIssued, **FIELDS)
    NOTHING.when(issue_supervision_slip, ASK, doer).then(
        SupervisionSlipIssued, **FIELDS, answer_due=date(2021, 9, 24)
    )


@pytest.mark.parametrize("doer", OTHERS)
def test_nobody_but_supervision_issues_or_holds_interviews(doer: Doer) -> None:
    NOTHING.when(issue_notice, NOTIFY, doer).refused("not_permitted")
    NOTHING.when(issue_supervision_slip, ASK, doer).refused("not_permitted")
    slip().when(hold_interview, TALK, doer).refused("not_permitted")


def test_a_number_is_used_once_by_notices_and_slips_together() -> None:
    for stage in (slip(), notice()):
        stage.when(issue_supervision_slip, ASK, SUPERVISOR).refused("already_exists")
        stage.when(issue_notice, NOTIFY, SUPERVISOR).refused("already_exists")


def test_a_document_names_a_task_once() -> None:
    twice = NOTIFY.model_copy(update={"tasks": (TASK_ID, TASK_ID)})
    NOTHING.when(issue_notice, twice, SUPERVISOR).refused("task_named_twice")


def test_no_answer_is_asked_for_by_a_day_that_is_over() -> None:
    past = ASK.model_copy(update={"answer_due": date(2021, 9, 19)})
    NOTHING.when(issue_supervision_slip, past, SUPERVISOR).refused("due_in_the_past")
    today = ASK.model_copy(update={"answer_due": date(2021, 9, 20)})
    NOTHING.when(issue_supervision_slip, today, SUPERVISOR).then(SupervisionSlipIssued)


@pytest.mark.parametrize(("day", "late"), [("2021-09-24", False), ("2021-09-25", True)])
def test_the_head_answers_once_and_late_is_recorded_not_refused(day: str, late: bool) -> None:
    answered = slip().when(answer_supervision_slip, ANSWER, on(day, HEAD))
    stage = answered.then(SupervisionSlipAnswered, late=late, text=ANSWER.text, tasks=(TASK_ID,))
    stage.when(answer_supervision_slip, ANSWER, on(day, HEAD)).refused("already_exists")


@pytest.mark.parametrize("doer", [STRANGER_HEAD, HANDLER, SUPERVISOR, OFFICE])
def test_nobody_else_answers_for_the_unit(doer: Doer) -> None:
    slip().when(answer_supervision_slip, ANSWER, doer).refused("not_permitted")


def test_a_notice_asks_for_no_answer() -> None:
    notice().when(answer_supervision_slip, ANSWER, HEAD).refused("asks_for_an_answer")


def test_what_was_never_issued_is_neither_answered_nor_talked_about() -> None:
    NOTHING.when(answer_supervision_slip, ANSWER, HEAD).refused("not_found")
    NOTHING.when(hold_interview, TALK, SUPERVISOR).refused("not_found")


def test_interviews_follow_a_notice_or_a_slip_each_once() -> None:
    for stage in (notice(), slip()):
        held = stage.when(hold_interview, TALK, SUPERVISOR).then(
            InterviewHeld, with_whom=TALK.with_whom, document_number="督办1号", tasks=(TASK_ID,)
        )
        held.when(hold_interview, TALK, SUPERVISOR).refused("already_exists")
        another = TALK.model_copy(update={"with_whom": (UUID(int=1),)})
        held.when(hold_interview, another, SUPERVISOR).then(InterviewHeld)


def test_the_leading_group_holds_interviews_too() -> None:
    slip().when(hold_interview, TALK, LEADING_GROUP).then(InterviewHeld)


def test_no_interview_is_recorded_before_it_is_held_or_with_a_person_twice() -> None:
    tomorrow = TALK.model_copy(update={"held_on": date(2021, 9, 21)})
    slip().when(hold_interview, tomorrow, SUPERVISOR).refused("dated_in_the_future")
    twice = TALK.model_copy(update={"with_whom": TALK.with_whom * 2})
    slip().when(hold_interview, twice, SUPERVISOR).refused("person_named_twice")
