"""Replies and institutions: each document once, dated, by whom it is for."""

from datetime import date

import pytest

from contracts.events.institution import InstitutionConfirmed, InstitutionRegistered, ServedMeasure
from contracts.events.reply import ReplySent
from contracts.identifiers import institution_id, reply_id
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.institution import (
    ConfirmInstitution,
    Institution,
    RegisterInstitution,
    confirm_institution,
    register_institution,
)
from services.ledger.domain.reply import Reply, ReplyToSource, reply_to_source
from tests.services.ledger.domain.history import TASK_ID
from tests.services.ledger.domain.people import (
    CAMPAIGN,
    HANDLER,
    HEAD,
    LEADER,
    LEADING_GROUP,
    OFFICE,
    SUPERVISOR,
)
from tests.services.ledger.domain.stage import Stage

RULE = Stage(Institution(institution_id("3号")))
REGISTER = RegisterInstitution(
    title="报修管理办法",
    document_number="3号",
    dated=date(2021, 9, 20),
    serves=(ServedMeasure(task=TASK_ID, measure=1),),
)
CONFIRM = ConfirmInstitution(opinion="属实")
REPLY = Stage(Reply(reply_id(CAMPAIGN, "1号")))
ANSWER = ReplyToSource(
    campaign=CAMPAIGN,
    document_number="1号",
    title="报告",
    recipient="巡视办",
    sent_on=date(2021, 9, 20),
    tasks=(TASK_ID,),
)


@pytest.mark.parametrize("doer", [HEAD, HANDLER])
def test_a_unit_registers_its_rule_once(doer: Doer) -> None:
    known = RULE.when(register_institution, REGISTER, None, doer).then(
        InstitutionRegistered, registered_by="hqb"
    )
    known.when(register_institution, REGISTER, None, doer).refused("already_exists")


@pytest.mark.parametrize("doer", [OFFICE, SUPERVISOR, LEADER])
def test_nobody_but_a_unit_registers_a_rule(doer: Doer) -> None:
    RULE.when(register_institution, REGISTER, None, doer).refused("not_permitted")


def test_no_rule_is_dated_in_the_future() -> None:
    tomorrow = REGISTER.model_copy(update={"dated": date(2021, 9, 21)})
    RULE.when(register_institution, tomorrow, None, HEAD).refused("dated_in_the_future")


def test_a_rule_serves_a_measure_once() -> None:
    twice = REGISTER.model_copy(update={"serves": REGISTER.serves * 2})
    RULE.when(register_institution, twice, None, HEAD).refused("measure_named_twice")


def test_the_office_confirms_a_registered_rule_once() -> None:
    RULE.when(confirm_institution, CONFIRM, OFFICE).refused("not_found")
    known = RULE.when(register_institution, REGISTER, None, HEAD).then(InstitutionRegistered)
    known.when(confirm_institution, CONFIRM, HEAD).refused("not_permitted")
    confirmed = known.when(confirm_institution, CONFIRM, OFFICE).then(InstitutionConfirmed)
    confirmed.when(confirm_institution, CONFIRM, OFFICE).refused("already_exists")


def test_the_office_records_a_reply_once() -> None:
    sent = REPLY.when(reply_to_source, ANSWER, OFFICE).then(ReplySent, tasks=(TASK_ID,))
    sent.when(reply_to_source, ANSWER, OFFICE).refused("already_exists")


@pytest.mark.parametrize("doer", [HEAD, SUPERVISOR, LEADING_GROUP])
def test_nobody_but_the_office_answers_the_source(doer: Doer) -> None:
    REPLY.when(reply_to_source, ANSWER, doer).refused("not_permitted")


def test_no_reply_is_dated_in_the_future_or_names_a_task_twice() -> None:
    tomorrow = ANSWER.model_copy(update={"sent_on": date(2021, 9, 21)})
    REPLY.when(reply_to_source, tomorrow, OFFICE).refused("dated_in_the_future")
    twice = ANSWER.model_copy(update={"tasks": (TASK_ID, TASK_ID)})
    REPLY.when(reply_to_source, twice, OFFICE).refused("task_named_twice")
