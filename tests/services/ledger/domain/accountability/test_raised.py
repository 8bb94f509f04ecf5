"""A case is raised, answered by its subjects, and decided by another person than raised it."""

from uuid import UUID

import pytest

from contracts.events.case import (
    AccountabilityAnswered,
    AccountabilityDecided,
    AccountabilityTriggered,
    AccountabilityWithdrawn,
    CaseMatter,
)
from contracts.events.fact import Sealed
from contracts.words import Ground, Outcome
from services.ledger.domain.accountability.raised import (
    AnswerAccountability,
    DecideAccountability,
    Involved,
    TriggerAccountability,
    WithdrawAccountability,
    answer_accountability,
    decide_accountability,
    trigger_accountability,
    withdraw_accountability,
)
from services.ledger.domain.accountability.state import Case
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.refusals import Refusal
from tests.services.ledger.domain.history import TASK_ID
from tests.services.ledger.domain.people import (
    AUDITOR,
    DISCIPLINE,
    DISCIPLINE_2,
    HANDLER,
    HEAD,
    LEADING_GROUP,
    LEADING_GROUP_2,
    OFFICE,
    SUPERVISOR,
    at,
    person,
    post,
    someone,
)
from tests.services.ledger.domain.stage import Stage, done, given

CASE = Case(UUID(int=5))
SEALED = Sealed(key="case", text="…")
SUBJECT = HEAD.officer.id
OPENED = CaseMatter(subjects=(SUBJECT,), facts="虚报", rests_on=(UUID(int=8),))
TRIGGER = TriggerAccountability(
    tasks=(TASK_ID,),
    ground=Ground.FALSIFIED,
    subjects=(SUBJECT,),
    facts="虚报",
    rests_on=(UUID(int=8),),
)
ANSWER = AnswerAccountability(text="说明")
DECIDE = DecideAccountability(outcome=Outcome.CRITICISM, text="批评教育")
WITHDRAW = WithdrawAccountability(text="查无实据")
RECORDED = frozenset({UUID(int=8), UUID(int=9)})
ELSEWHERE = Involved(frozenset({"hqb", "xsc"}), RECORDED)
OWN = Involved(frozenset({"jw", "xsc"}), RECORDED)
FIRST = someone("ld01", post("党委书记", "univ"))


def _raised(by: Doer = DISCIPLINE) -> Stage:
    fact = AccountabilityTriggered(tasks=(TASK_ID,), ground=Ground.FALSIFIED, sealed=SEALED)
    return given(CASE, done(fact, by))


def _ended() -> Stage:
    fact = AccountabilityDecided(tasks=(TASK_ID,), ground=Ground.FALSIFIED, sealed=SEALED)
    return Stage(given(_raised().state, done(fact, LEADING_GROUP)).state)


def test_the_discipline_office_raises_and_everything_said_is_to_be_sealed() -> None:
    assert trigger_accountability(CASE, TRIGGER, DISCIPLINE, ELSEWHERE) == OPENED


@pytest.mark.parametrize("doer", [OFFICE, SUPERVISOR, HEAD, LEADING_GROUP, AUDITOR])
def test_nobody_else_raises(doer: Doer) -> None:
    Stage(CASE).when(trigger_accountability, TRIGGER, doer, ELSEWHERE).refused("not_permitted")


def test_where_the_discipline_office_is_party_the_leading_group_raises() -> None:
    Stage(CASE).when(trigger_accountability, TRIGGER, DISCIPLINE, OWN).refused("not_permitted")
    assert trigger_accountability(CASE, TRIGGER, LEADING_GROUP, OWN) == OPENED


def test_the_discipline_office_does_not_name_its_own_unit_where_that_has_no_part() -> None:
    named = TRIGGER.model_copy(update={"units": ("jw",)})
    Stage(CASE).when(trigger_accountability, named, DISCIPLINE, ELSEWHERE).refused("own_unit")


def test_nobody_raises_a_case_against_themselves() -> None:
    own = TRIGGER.model_copy(update={"subjects": (DISCIPLINE.officer.id,)})
    Stage(CASE).when(trigger_accountability, own, DISCIPLINE, ELSEWHERE).refused("own_case")


def test_a_case_rests_on_events_of_its_tasks_alone() -> None:
    invented = TRIGGER.model_copy(update={"rests_on": (UUID(int=8), UUID(int=7))})
    Stage(CASE).when(trigger_accountability, invented, DISCIPLINE, ELSEWHERE).refused(
        "rests_on_events"
    )


def test_a_case_names_a_task_once() -> None:
    twice = TRIGGER.model_copy(update={"tasks": (TASK_ID, TASK_ID)})
    Stage(CASE).when(trigger_accountability, twice, DISCIPLINE, ELSEWHERE).refused(
        "task_named_twice"
    )


@pytest.mark.parametrize("field", ["tasks", "subjects", "rests_on"])
def test_a_case_rests_on_something_and_is_against_somebody(field: str) -> None:
    with pytest.raises(ValueError, match=field):
        TriggerAccountability.model_validate({**TRIGGER.model_dump(), field: ()})


def test_a_subject_answers_and_may_add_to_it() -> None:
    assert answer_accountability(_raised().state, ANSWER, HEAD, OPENED).text == "说明"
    fact = AccountabilityAnswered(tasks=(TASK_ID,), ground=Ground.FALSIFIED, sealed=SEALED)
    again = given(_raised().state, done(fact, HEAD))
    assert answer_accountability(again.state, ANSWER, HEAD, OPENED).text == "说明"


@pytest.mark.parametrize("doer", [HANDLER, DISCIPLINE, LEADING_GROUP])
def test_nobody_answers_for_a_subject(doer: Doer) -> None:
    _raised().when(answer_accountability, ANSWER, doer, OPENED).refused("not_permitted")


def test_the_leading_group_decides() -> None:
    said = decide_accountability(_raised().state, DECIDE, LEADING_GROUP, OPENED)
    assert (said.outcome, said.text) == (Outcome.CRITICISM, "批评教育")


@pytest.mark.parametrize("doer", [DISCIPLINE, DISCIPLINE_2, OFFICE, HEAD, FIRST])
def test_nobody_else_decides(doer: Doer) -> None:
    _raised().when(decide_accountability, DECIDE, doer, OPENED).refused("not_permitted")


def test_who_raised_the_case_does_not_decide_it() -> None:
    raised = _raised(LEADING_GROUP)
    raised.when(decide_accountability, DECIDE, LEADING_GROUP, OPENED).refused(
        "another_person_decides"
    )
    assert decide_accountability(raised.state, DECIDE, LEADING_GROUP_2, OPENED)


def test_the_first_responsible_person_decides_where_the_group_raised_but_not_their_own() -> None:
    raised, first = _raised(LEADING_GROUP).state, frozenset({person("ld01")})
    assert decide_accountability(raised, DECIDE, FIRST, OPENED, first)
    theirs = OPENED.model_copy(update={"subjects": (person("ld01"),)})
    with pytest.raises(Refusal) as refusal:
        decide_accountability(raised, DECIDE, FIRST, theirs, first)
    assert refusal.value.code == "own_case"


def test_a_subject_in_the_leading_group_does_not_decide() -> None:
    theirs = OPENED.model_copy(update={"subjects": (LEADING_GROUP.officer.id,)})
    _raised().when(decide_accountability, DECIDE, LEADING_GROUP, theirs).refused("own_case")


@pytest.mark.parametrize("doer", [DISCIPLINE_2, LEADING_GROUP])
def test_discipline_office_or_leading_group_withdraw(doer: Doer) -> None:
    assert withdraw_accountability(_raised().state, WITHDRAW, doer, OPENED).text == "查无实据"


@pytest.mark.parametrize("doer", [OFFICE, HEAD, SUPERVISOR])
def test_nobody_else_withdraws(doer: Doer) -> None:
    _raised().when(withdraw_accountability, WITHDRAW, doer, OPENED).refused("not_permitted")


def test_a_subject_in_the_discipline_office_does_not_withdraw_the_case() -> None:
    theirs = OPENED.model_copy(update={"subjects": (DISCIPLINE_2.officer.id,)})
    _raised().when(withdraw_accountability, WITHDRAW, DISCIPLINE_2, theirs).refused("own_case")


@pytest.mark.parametrize(
    ("last", "decided"), [(AccountabilityDecided, True), (AccountabilityWithdrawn, False)]
)
def test_each_step_is_kept_with_who_took_it_when_and_what_is_sealed(
    last: type[AccountabilityDecided] | type[AccountabilityWithdrawn], decided: bool
) -> None:
    days = ("2021-09-20", "2021-09-21", "2021-09-22")
    texts = [Sealed(key="case", text=day) for day in days]
    kinds = (AccountabilityTriggered, AccountabilityAnswered, last)
    doers = (DISCIPLINE, HEAD, LEADING_GROUP)
    steps = [
        done(kind(tasks=(TASK_ID,), ground=Ground.FALSIFIED, sealed=text), doer, day)
        for kind, text, doer, day in zip(kinds, texts, doers, days, strict=True)
    ]
    case: Case = given(CASE, *steps).state
    assert [(one.type, one.actor, one.at, one.sealed) for one in case.entries] == [
        (kind.topic, doer.actor, at(day), text)
        for kind, text, doer, day in zip(kinds, texts, doers, days, strict=True)
    ]
    assert (case.decided, case.ended) == (decided, True)


def test_a_case_that_ended_takes_nothing_more() -> None:
    ended = _ended()
    ended.when(answer_accountability, ANSWER, HEAD, OPENED).refused("case_ended")
    ended.when(decide_accountability, DECIDE, LEADING_GROUP, OPENED).refused("case_ended")
    ended.when(withdraw_accountability, WITHDRAW, DISCIPLINE, OPENED).refused("case_ended")


def test_a_case_that_was_never_raised_is_not_found() -> None:
    Stage(CASE).when(withdraw_accountability, WITHDRAW, DISCIPLINE, OPENED).refused("not_found")
    Stage(CASE).when(decide_accountability, DECIDE, LEADING_GROUP, OPENED).refused("not_found")
    with pytest.raises(Refusal, match="case"):
        _ = CASE.facts
