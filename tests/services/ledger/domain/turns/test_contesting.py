"""A lead unit objects instead of accepting; the office reassigns, withdraws or dismisses."""

from datetime import date

import pytest

from contracts.events.task.assignment import TaskAccepted
from contracts.events.task.turns.contest import ContestDismissed, ContestUpheld, TaskContested
from contracts.words import ContestOutcome, TaskStatus
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.task.clocks import running
from services.ledger.domain.task.phases.assignment import AcceptTask, accept_task
from services.ledger.domain.task.turns.contesting import (
    ContestTask,
    NewLead,
    ResolveContest,
    contest_task,
    resolve_contest,
)
from tests.services.ledger.domain.history import ACCEPTED, ASSIGNED, a_task, assigned
from tests.services.ledger.domain.people import (
    ASKED_HEAD,
    HANDLER,
    HEAD,
    LEADING_GROUP,
    OFFICE,
    STRANGER_HEAD,
    SUPERVISOR,
    by,
)
from tests.services.ledger.domain.stage import Done
from tests.services.ledger.domain.turns.past import CONTESTED

CONTEST = ContestTask(reason="不属我部职责")
DISMISS = ResolveContest(outcome=ContestOutcome.DISMISSED, reason="职责清单载明")
WITHDRAW = ResolveContest(outcome=ContestOutcome.WITHDRAWN, reason="反馈已撤回")
REASSIGN = ResolveContest(
    outcome=ContestOutcome.REASSIGNED,
    reason="确已划转",
    reassign=NewLead(lead_unit="xsc", cooperating=("hqb",)),
)


@pytest.mark.parametrize("doer", [HEAD, HANDLER])
def test_the_lead_unit_objects_once_and_instead_of_accepting(doer: Doer) -> None:
    contested = a_task(*ASSIGNED).when(contest_task, CONTEST, by(doer)).then(TaskContested)
    assert contested.state.status is TaskStatus.CONTESTED
    contested.when(contest_task, CONTEST, by(doer)).refused("task_status")
    contested.when(accept_task, AcceptTask(), by(HEAD)).refused("task_status")


@pytest.mark.parametrize("doer", [OFFICE, SUPERVISOR, ASKED_HEAD, STRANGER_HEAD])
def test_nobody_else_objects(doer: Doer) -> None:
    a_task(*ASSIGNED).when(contest_task, CONTEST, by(doer)).refused("not_permitted")


@pytest.mark.parametrize("history", [(), ACCEPTED])
def test_only_an_assigned_task_is_contested(history: tuple[Done, ...]) -> None:
    a_task(*history).when(contest_task, CONTEST, by(HEAD)).refused("task_status")


@pytest.mark.parametrize(("day", "late"), [("2021-09-23", False), ("2021-09-24", True)])
def test_an_objection_after_the_acceptance_clock_is_recorded_as_late(day: str, late: bool) -> None:
    a_task(*ASSIGNED).when(contest_task, CONTEST, by(HEAD, day)).then(TaskContested, late=late)


@pytest.mark.parametrize("command", [ContestTask, ResolveContest])
def test_objection_and_answer_have_a_reason(command: type[ContestTask | ResolveContest]) -> None:
    with pytest.raises(ValueError, match="reason"):
        command.model_validate({"reason": " ", "outcome": "dismissed"})


def test_a_dismissed_objection_restarts_the_clock_under_a_new_version() -> None:
    dismissed = (
        a_task(*CONTESTED)
        .when(resolve_contest, DISMISS, by(OFFICE, "2021-09-27"))
        .then(ContestDismissed, acceptance_due=date(2021, 9, 30))
    )
    (first,) = running(a_task(*ASSIGNED).state)
    (again,) = running(dismissed.state)
    assert (again.due, again.version) == (date(2021, 9, 30), 4)
    assert first.key != again.key
    dismissed.when(resolve_contest, DISMISS, by(OFFICE)).refused("task_status")
    dismissed.when(accept_task, AcceptTask(), by(HEAD)).then(TaskAccepted)


def test_no_clock_runs_while_an_objection_waits() -> None:
    assert not list(running(a_task(*CONTESTED).state))


def test_an_upheld_objection_gives_the_task_to_another_unit_with_all_its_facts() -> None:
    upheld = (
        a_task(*CONTESTED)
        .when(resolve_contest, REASSIGN, by(OFFICE))
        .then(ContestUpheld, previous_unit="hqb")
    )
    task = upheld.state
    assert (task.status, task.lead_unit, task.cooperating) == (
        *(TaskStatus.ASSIGNED, "xsc"),
        ("hqb",),
    )
    upheld.when(accept_task, AcceptTask(), by(HEAD)).refused("not_permitted")
    upheld.when(accept_task, AcceptTask(), by(ASKED_HEAD)).then(TaskAccepted)


def test_an_upheld_objection_may_end_the_task() -> None:
    upheld = a_task(*CONTESTED).when(resolve_contest, WITHDRAW, by(OFFICE)).then(ContestUpheld)
    assert upheld.state.status is TaskStatus.WITHDRAWN
    upheld.when(resolve_contest, DISMISS, by(OFFICE)).refused("task_status")


def test_a_task_is_not_reassigned_to_the_unit_that_objects_nor_to_an_unknown_one() -> None:
    for unit, code in (("hqb", "other_unit"), ("nirgends", "unit_unknown")):
        command = REASSIGN.model_copy(update={"reassign": NewLead(lead_unit=unit)})
        a_task(*CONTESTED).when(resolve_contest, command, by(OFFICE)).refused(code)


@pytest.mark.parametrize("doer", [HEAD, SUPERVISOR, LEADING_GROUP])
def test_nobody_but_the_office_decides_an_objection(doer: Doer) -> None:
    a_task(*CONTESTED).when(resolve_contest, DISMISS, by(doer)).refused("not_permitted")


def test_an_objection_in_a_task_of_the_office_itself_is_decided_by_the_leading_group() -> None:
    own = a_task(assigned(cooperating=("zgb",)), *CONTESTED[1:])
    own.when(resolve_contest, DISMISS, by(OFFICE)).refused("not_permitted")
    own.when(resolve_contest, DISMISS, by(LEADING_GROUP)).then(ContestDismissed)


def test_a_new_lead_is_stated_with_a_reassignment_and_only_then() -> None:
    for outcome, lead in (("reassigned", None), ("dismissed", {"lead_unit": "xsc"})):
        with pytest.raises(ValueError, match="reassign"):
            ResolveContest.model_validate({"outcome": outcome, "reason": "x", "reassign": lead})
