"""How a rule ends: revised by a newer document, or abolished by the unit that answers for it."""

from datetime import date
from uuid import UUID

import pytest

from contracts.events.institution import (
    InstitutionAbolished,
    InstitutionRegistered,
    InstitutionRevised,
    ServedMeasure,
)
from contracts.events.task.paired import (
    TaskInstitutionAbolished,
    TaskInstitutionConfirmed,
    TaskInstitutionRegistered,
    TaskInstitutionRevised,
)
from contracts.identifiers import institution_id
from contracts.words import InstitutionAct
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.institution import (
    AbolishInstitution,
    Institution,
    RegisterInstitution,
    abolish_institution,
    register_institution,
    revise_institution,
)
from services.ledger.domain.kernel.refusals import NotFound
from services.ledger.domain.task.phases.closing import CloseTask, close_task, pair_end
from tests.services.ledger.domain.history import (
    ALL_VERIFIED,
    FACTS,
    PROMISING,
    TASK_ID,
    a_task,
    approved,
    endorsed,
    replied,
    task_verified,
)
from tests.services.ledger.domain.people import HANDLER, HEAD, LEADER, OFFICE, STRANGER_HEAD, by
from tests.services.ledger.domain.stage import Done, Stage, done, given


def registered(number: str, act: InstitutionAct = InstitutionAct.ISSUED) -> Stage:
    """A rule of the back office, in force."""
    fact = InstitutionRegistered(
        title="报修管理办法",
        act=act,
        document_number=number,
        dated=date(2021, 9, 10),
        registered_by="hqb",
        serves=(ServedMeasure(task=TASK_ID, measure=1),),
    )
    return given(Institution(institution_id(number)), done(fact, HEAD))


RULE, NEWER = registered("3号"), registered("8号", InstitutionAct.REVISED)
ABOLISH = AbolishInstitution(reason="已并入新的办法", abolished_on=date(2021, 9, 20))
REPLACED = ABOLISH.model_copy(update={"replaced_by": NEWER.state.id})


@pytest.mark.parametrize("doer", [HEAD, HANDLER])
def test_the_unit_abolishes_its_rule_once_with_reason_day_and_replacement(doer: Doer) -> None:
    gone = RULE.when(abolish_institution, REPLACED, NEWER.state, "hqb", doer).then(
        InstitutionAbolished,
        reason=ABOLISH.reason,
        registered_by="hqb",
        replaced_by=NEWER.state.id,
        replaced_by_document="8号",
    )
    gone.when(abolish_institution, ABOLISH, None, "hqb", doer).refused("already_exists")
    gone.when(revise_institution, NEWER.state, "hqb", doer).refused("already_exists")


@pytest.mark.parametrize("doer", [OFFICE, LEADER, STRANGER_HEAD])
def test_nobody_else_ends_a_rule(doer: Doer) -> None:
    RULE.when(abolish_institution, ABOLISH, None, "hqb", doer).refused("not_permitted")
    RULE.when(revise_institution, NEWER.state, "hqb", doer).refused("not_permitted")


def test_the_unit_that_it_was_merged_into_answers_for_the_rule() -> None:
    merged = RULE.when(abolish_institution, ABOLISH, None, "cwc", STRANGER_HEAD)
    merged.then(InstitutionAbolished, registered_by="hqb")


@pytest.mark.parametrize(
    ("day", "code"),
    [("2021-09-21", "dated_in_the_future"), ("2021-09-09", "abolished_before_issue")],
)
def test_a_rule_ends_neither_in_the_future_nor_before_its_own_date(day: str, code: str) -> None:
    wrong = ABOLISH.model_copy(update={"abolished_on": date.fromisoformat(day)})
    RULE.when(abolish_institution, wrong, None, "hqb", HEAD).refused(code)


def test_what_is_not_in_force_replaces_nothing() -> None:
    unknown = Institution(institution_id("无"))
    RULE.when(abolish_institution, REPLACED, unknown, "hqb", HEAD).refused("not_found")
    itself = RULE.when(abolish_institution, ABOLISH, RULE.state, "hqb", HEAD)
    itself.refused("replacement_in_force")
    gone = NEWER.when(abolish_institution, ABOLISH, None, "hqb", HEAD).then(InstitutionAbolished)
    late = RULE.when(abolish_institution, REPLACED, gone.state, "hqb", HEAD)
    late.refused("replacement_in_force")


def test_a_rule_that_was_never_registered_does_not_end() -> None:
    nothing = Stage(Institution(institution_id("无")))
    nothing.when(abolish_institution, ABOLISH, None, "hqb", HEAD).refused("not_found")
    with pytest.raises(NotFound):
        _ = nothing.state.facts


def test_a_revision_ends_the_older_rule_on_the_newer_one_s_date() -> None:
    RULE.when(revise_institution, NEWER.state, "hqb", HEAD).then(
        InstitutionRevised,
        revised_by=NEWER.state.id,
        revised_by_document="8号",
        revised_on=date(2021, 9, 10),
    )


def test_only_a_revising_document_names_what_it_revises() -> None:
    issued = RegisterInstitution(
        title="报修管理办法",
        document_number="9号",
        dated=date(2021, 9, 20),
        serves=(ServedMeasure(task=TASK_ID, measure=1),),
        revises=RULE.state.id,
    )
    new = Stage(Institution(institution_id("9号")))
    new.when(register_institution, issued, None, HEAD).refused("revision")
    revising = issued.model_copy(update={"act": InstitutionAct.REVISED})
    new.when(register_institution, revising, None, HEAD).then(
        InstitutionRegistered, revises=RULE.state.id
    )


def promised(rule: UUID) -> tuple[Done, Done]:
    """Registered and confirmed in the task's own stream."""
    fact = TaskInstitutionRegistered(
        task=FACTS,
        institution=rule,
        measure=1,
        title="报修管理办法",
        act=InstitutionAct.ISSUED,
        document_number="3号",
        dated=date(2021, 9, 10),
    )
    confirmed = TaskInstitutionConfirmed(
        task=FACTS, institution=rule, measures=(1,), document_number="3号", opinion="属实"
    )
    return done(fact, HEAD), done(confirmed)


def test_each_task_remembers_the_end_and_an_abolished_promise_is_owed_again() -> None:
    history = (*ALL_VERIFIED[:3], approved(PROMISING), *ALL_VERIFIED[4:])
    closable = (*history, *promised(RULE.state.id), task_verified(), replied(), endorsed())
    stage = a_task(*closable)
    abolished = RULE.when(abolish_institution, ABOLISH, None, "hqb", HEAD)._decided()
    revised = RULE.when(revise_institution, NEWER.state, "hqb", HEAD)._decided()

    def ended(task: object, fact: object, context: object) -> object:
        return pair_end(task, RULE.state, fact)  # type: ignore[arg-type]

    kept = stage.when(ended, revised, by(HEAD)).then(TaskInstitutionRevised, measures=(1,))
    assert 1 in kept.state.institutions
    owed = stage.when(ended, abolished, by(HEAD)).then(TaskInstitutionAbolished, measures=(1,))
    owed.when(close_task, CloseTask(), by(OFFICE)).refused("institution_confirmed")
