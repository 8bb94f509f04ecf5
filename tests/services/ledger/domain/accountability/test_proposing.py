"""What a rule found is explained by its unit, proposed, and settled by a person, once."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from contracts.events.accountability.signal import (
    AccountabilityExplained,
    AccountabilityProposalDismissed,
    AccountabilityProposed,
    AccountabilitySignalled,
    SignalMatter,
)
from contracts.events.case import AccountabilityTriggered
from contracts.events.fact import Sealed
from contracts.words import Clock, Ground, SignalKind
from services.ledger.domain.accountability.proposing import (
    DismissAccountabilityProposal,
    ExplainAccountability,
    dismiss_proposal,
    explain_accountability,
    unrecorded,
)
from services.ledger.domain.accountability.raised import (
    Involved,
    TriggerAccountability,
    require_reader,
    trigger_accountability,
)
from services.ledger.domain.accountability.state import Case
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.refusals import Refusal
from tests.services.ledger.domain.history import TASK_ID
from tests.services.ledger.domain.people import (
    AUDITOR,
    CAMPAIGN,
    DISCIPLINE,
    HANDLER,
    HEAD,
    LEADING_GROUP,
    OFFICE,
    STRANGER_HEAD,
    SUPERVISOR,
    post,
    someone,
)
from tests.services.ledger.domain.stage import Done, Stage, done, given

PUBLIC: dict[str, Any] = {
    "tasks": (TASK_ID,),
    "ground": Ground.PERFUNCTORY,
    "sealed": Sealed(key="case", text="…"),
}
BY = date(2021, 9, 27)
MATTER = SignalMatter(
    campaign=CAMPAIGN,
    rule="returned",
    policy_version=1,
    kind=SignalKind.RETURNED,
    limit=3,
    figure=3,
    unit="hqb",
    rests_on=(UUID(int=8),),
)
EXPLAINED = done(AccountabilityExplained(**PUBLIC), HEAD)
PROPOSED = done(AccountabilityProposed(**PUBLIC))
DISMISSED = done(AccountabilityProposalDismissed(**PUBLIC), DISCIPLINE)
TRIGGERED = done(AccountabilityTriggered(**PUBLIC), DISCIPLINE)
EXPLAIN = ExplainAccountability(text="退回原因均为格式")
DISMISS = DismissAccountabilityProposal(text="说明属实")
TRIGGER = TriggerAccountability(
    tasks=(TASK_ID,),
    ground=Ground.PERFUNCTORY,
    subjects=(HEAD.officer.id,),
    facts="三次退回",
    rests_on=(UUID(int=8),),
    proposal=UUID(int=5),
)
UNITS = frozenset({"hqb", "xsc"})
INVOLVED = Involved(UNITS, frozenset({UUID(int=8)}))


def signalled(*history: Done) -> Stage:
    """A signal about the unit hqb, and then this."""
    begun = done(AccountabilitySignalled(**PUBLIC, explain_by=BY))
    return given(Case(UUID(int=5)), begun, *history)


def test_the_head_of_the_unit_signalled_explains_once_before_the_proposal() -> None:
    assert explain_accountability(signalled().state, EXPLAIN, HEAD, MATTER).text == EXPLAIN.text
    signalled(EXPLAINED).when(explain_accountability, EXPLAIN, HEAD, MATTER).refused(
        "already_exists"
    )
    signalled(PROPOSED).when(explain_accountability, EXPLAIN, HEAD, MATTER).refused(
        "proposed_already"
    )


@pytest.mark.parametrize("doer", [STRANGER_HEAD, HANDLER, OFFICE, DISCIPLINE, SUPERVISOR])
def test_nobody_explains_for_the_unit(doer: Doer) -> None:
    signalled().when(explain_accountability, EXPLAIN, doer, MATTER).refused("not_permitted")


def test_the_clock_of_the_explanation_runs_to_its_day_and_is_over_once_it_came() -> None:
    (waits,) = unrecorded(signalled().state)
    assert (waits.clock, waits.due) == (Clock.EXPLANATION, BY)
    (over,) = unrecorded(signalled(EXPLAINED).state)
    assert over.due == date.min
    assert not list(unrecorded(signalled(PROPOSED).state))
    assert not list(unrecorded(given(Case(UUID(int=6)), TRIGGERED).state))


@pytest.mark.parametrize("history", [(PROPOSED,), (EXPLAINED, PROPOSED)])
def test_the_discipline_office_dismisses_a_proposal(history: tuple[Done, ...]) -> None:
    stage = signalled(*history)
    assert dismiss_proposal(stage.state, DISMISS, DISCIPLINE, UNITS).text == "说明属实"


@pytest.mark.parametrize("doer", [OFFICE, SUPERVISOR, HEAD, LEADING_GROUP, AUDITOR])
def test_nobody_else_dismisses(doer: Doer) -> None:
    signalled(PROPOSED).when(dismiss_proposal, DISMISS, doer, UNITS).refused("not_permitted")


def test_where_the_discipline_office_is_party_the_leading_group_dismisses() -> None:
    own = frozenset({"jw", "xsc"})
    signalled(PROPOSED).when(dismiss_proposal, DISMISS, DISCIPLINE, own).refused("not_permitted")
    assert dismiss_proposal(signalled(PROPOSED).state, DISMISS, LEADING_GROUP, own)


def test_who_explained_for_the_unit_does_not_dismiss_from_another_post() -> None:
    moved = someone("hqb-head", post("纪委", "jw"))
    stage = signalled(EXPLAINED, PROPOSED)
    stage.when(dismiss_proposal, DISMISS, moved, UNITS).refused("own_case")


@pytest.mark.parametrize(
    ("history", "code"),
    [
        ((), "not_proposed"),
        ((EXPLAINED,), "not_proposed"),
        ((PROPOSED, DISMISSED), "already_exists"),
        ((PROPOSED, TRIGGERED), "already_exists"),
    ],
)
def test_a_proposal_is_settled_after_it_was_made_and_once(
    history: tuple[Done, ...], code: str
) -> None:
    stage = signalled(*history)
    stage.when(dismiss_proposal, DISMISS, DISCIPLINE, UNITS).refused(code)
    stage.when(trigger_accountability, TRIGGER, DISCIPLINE, INVOLVED).refused(code)


def test_a_person_raises_the_case_that_a_rule_proposed_and_names_all_its_tasks() -> None:
    stage = signalled(PROPOSED)
    opened = trigger_accountability(stage.state, TRIGGER, DISCIPLINE, INVOLVED)
    assert opened.proposal == TRIGGER.proposal
    other = TRIGGER.model_copy(update={"tasks": (UUID(int=77),)})
    stage.when(trigger_accountability, other, DISCIPLINE, INVOLVED).refused("tasks_of_the_proposal")
    again = TRIGGER.model_copy(update={"proposal": None})
    stage.when(trigger_accountability, again, DISCIPLINE, INVOLVED).refused("already_exists")


def test_what_a_person_raised_has_no_proposal_to_explain_or_dismiss() -> None:
    raised = given(Case(UUID(int=6)), TRIGGERED)
    raised.when(explain_accountability, EXPLAIN, HEAD, MATTER).refused("not_signalled")
    raised.when(dismiss_proposal, DISMISS, DISCIPLINE, UNITS).refused("not_signalled")
    raised.when(trigger_accountability, TRIGGER, DISCIPLINE, INVOLVED).refused("not_signalled")


def test_nobody_answers_before_a_person_raised_the_case() -> None:
    with pytest.raises(Refusal, match="never raised"):
        _ = signalled(PROPOSED).state.facts
    assert signalled(PROPOSED, DISMISSED).state.ended


@pytest.mark.parametrize("history", [(), (EXPLAINED,), (PROPOSED,), (PROPOSED, DISMISSED)])
def test_the_head_of_the_unit_reads_what_was_found_and_no_other_unit_does(
    history: tuple[Done, ...],
) -> None:
    case = signalled(*history).state
    for doer in (HEAD, DISCIPLINE, LEADING_GROUP, AUDITOR):
        require_reader(case, doer, None, MATTER)
    for doer in (STRANGER_HEAD, HANDLER, OFFICE, SUPERVISOR):
        with pytest.raises(Refusal):
            require_reader(case, doer, None, MATTER)
