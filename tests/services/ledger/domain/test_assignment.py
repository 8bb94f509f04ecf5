"""A registered task is assigned to one lead unit, which takes it on."""

from datetime import date

import pytest

from contracts.events.parts import PostHolder, Responsibility
from contracts.events.task.assignment import TaskAccepted, TaskAssigned
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.task.phases.assignment import (
    AcceptTask,
    AssignTask,
    accept_task,
    assign_task,
)
from services.ledger.domain.task.stated import StatedHolder
from tests.services.ledger.domain.history import (
    ASSIGNED,
    DRAFT,
    HOLDER,
    TASK,
    a_task,
    registered,
)
from tests.services.ledger.domain.people import (
    ASKED_HEAD,
    AUDITOR,
    HANDLER,
    HEAD,
    LEADER,
    LEADING_GROUP,
    OFFICE,
    SUPERVISOR,
    by,
)
from tests.services.ledger.domain.stage import given

DRAFTED = AssignTask()


def test_the_draft_is_what_an_assignment_takes_when_it_says_nothing() -> None:
    assigned = (
        a_task()
        .when(assign_task, DRAFTED, by(OFFICE))
        .then(
            TaskAssigned,
            lead_unit="hqb",
            cooperating=("xsc",),
            leader=HOLDER,
            acceptance_due=date(2021, 9, 23),
        )
    )
    assigned.when(assign_task, DRAFTED, by(OFFICE)).refused("task_status")


def test_a_draft_without_a_lead_unit_is_not_assigned_until_one_is_named() -> None:
    nobody = given(TASK, registered(DRAFT.model_copy(update={"lead_unit": None})))
    nobody.when(assign_task, DRAFTED, by(OFFICE)).refused("one_lead_unit")
    named = AssignTask(lead_unit="hqb")
    nobody.when(assign_task, named, by(OFFICE)).then(TaskAssigned, lead_unit="hqb")


def test_a_group_is_expanded_at_the_assignment_and_its_units_cooperate() -> None:
    task = a_task().when(assign_task, DRAFTED, by(OFFICE)).then(TaskAssigned)
    assert task.state.units == {"hqb", "xsc", "jxxy", "lxy"}


@pytest.mark.parametrize(
    "leader",
    [
        HOLDER.model_copy(update={"post": "校长"}),
        HOLDER.model_copy(update={"officer": HANDLER.officer.id}),
        HOLDER.model_copy(update={"unit": "hqb"}),
    ],
)
def test_the_leader_named_must_hold_the_post_named_today(leader: PostHolder) -> None:
    command = AssignTask(leader=StatedHolder(**dict(leader)))
    a_task().when(assign_task, command, by(OFFICE)).refused("leader_named")


def test_a_lead_unit_in_its_own_group_is_left_out_of_it() -> None:
    command = AssignTask(lead_unit="jxxy")
    task = a_task().when(assign_task, command, by(OFFICE)).then(TaskAssigned)
    assert set(task.state.cooperating) == {"xsc", "lxy"}


@pytest.mark.parametrize("doer", [HEAD, HANDLER, SUPERVISOR, LEADER, LEADING_GROUP, AUDITOR])
def test_nobody_but_the_office_assigns(doer: Doer) -> None:
    a_task().when(assign_task, DRAFTED, by(doer)).refused("not_permitted")


def test_a_task_that_was_never_registered_cannot_be_assigned() -> None:
    given(TASK).when(assign_task, DRAFTED, by(OFFICE)).refused("not_found")


@pytest.mark.parametrize(
    ("draft", "guard"),
    [
        (DRAFT.model_copy(update={"lead_unit": None}), "one_lead_unit"),
        (DRAFT.model_copy(update={"leader": None}), "leader_named"),
        (DRAFT.model_copy(update={"cooperating": ("nowhere",)}), "unit_unknown"),
        (DRAFT.model_copy(update={"cooperating": ("hqb",)}), "one_lead_unit"),
    ],
)
def test_an_assignment_needs_what_the_draft_lacks(draft: Responsibility, guard: str) -> None:
    given(TASK, registered(draft)).when(assign_task, DRAFTED, by(OFFICE)).refused(guard)


def test_a_group_that_holds_no_unit_is_refused() -> None:
    command = AssignTask(groups=("各医院",))
    a_task().when(assign_task, command, by(OFFICE)).refused("group_unknown")


def test_an_unknown_lead_unit_is_refused() -> None:
    a_task().when(assign_task, AssignTask(lead_unit="moon"), by(OFFICE)).refused("unit_unknown")


@pytest.mark.parametrize("doer", [HEAD, HANDLER])
def test_head_or_handler_of_the_lead_unit_accept_once(doer: Doer) -> None:
    accepted = (
        a_task(*ASSIGNED)
        .when(accept_task, AcceptTask(), by(doer))
        .then(TaskAccepted, late=False, plan_due=date(2021, 10, 20))
    )
    accepted.when(accept_task, AcceptTask(), by(doer)).refused("task_status")


@pytest.mark.parametrize("doer", [ASKED_HEAD, OFFICE, LEADER, SUPERVISOR])
def test_nobody_else_accepts(doer: Doer) -> None:
    a_task(*ASSIGNED).when(accept_task, AcceptTask(), by(doer)).refused("not_permitted")


@pytest.mark.parametrize(("day", "late"), [("2021-09-23T23:59", False), ("2021-09-24", True)])
def test_acceptance_after_its_clock_is_recorded_as_late(day: str, late: bool) -> None:
    a_task(*ASSIGNED).when(accept_task, AcceptTask(), by(HEAD, day)).then(TaskAccepted, late=late)


def test_a_task_is_not_accepted_before_it_is_assigned() -> None:
    a_task().when(accept_task, AcceptTask(), by(HEAD)).refused("task_status")
