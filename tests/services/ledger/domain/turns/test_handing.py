"""The leading group gives a task to another unit, which begins anew, or withdraws it."""

import pytest

from contracts.events.task.turns.handover import TaskTransferred, TaskWithdrawn
from contracts.words import TaskStatus
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.task.clocks import running
from services.ledger.domain.task.context import require_independent
from services.ledger.domain.task.openness import openness
from services.ledger.domain.task.stated import StatedHolder
from services.ledger.domain.task.turns.handing import (
    TransferTask,
    WithdrawTask,
    transfer_task,
    withdraw_task,
)
from tests.services.ledger.domain.history import (
    ACCEPTED,
    ASSIGNED,
    CLOSABLE,
    HOLDER,
    PROPOSED,
    VERIFIED,
    WORKING,
    a_task,
    measure,
)
from tests.services.ledger.domain.people import (
    HANDLER,
    HEAD,
    LEADER,
    LEADING_GROUP,
    OFFICE,
    SUPERVISOR,
    by,
    on,
    post,
    someone,
)
from tests.services.ledger.domain.stage import Done
from tests.services.ledger.domain.turns.past import CONTESTED, TRANSFERRED

TRANSFER = TransferTask(
    reason="职责调整", lead_unit="xsc", cooperating=("jxxy",), leader=StatedHolder(**dict(HOLDER))
)
WITHDRAW = WithdrawTask(reason="反馈已撤回")
LIVE = [(), ASSIGNED, CONTESTED, ACCEPTED, PROPOSED, WORKING, VERIFIED, CLOSABLE]


@pytest.mark.parametrize("history", LIVE)
def test_a_task_that_is_not_closed_is_given_to_another_unit(history: tuple[Done, ...]) -> None:
    before = a_task(*history)
    handed = before.when(transfer_task, TRANSFER, by(LEADING_GROUP)).then(
        TaskTransferred, previous_unit=before.state.lead_unit, previous_status=before.state.status
    )
    assert (handed.state.status, handed.state.lead_unit) == (TaskStatus.ASSIGNED, "xsc")
    handed.when(transfer_task, TRANSFER, by(LEADING_GROUP)).refused("other_unit")


def test_the_new_unit_begins_anew_and_sees_what_stood() -> None:
    fact = transfer_task(a_task(*CLOSABLE).state, TRANSFER, by(LEADING_GROUP))
    assert fact.handover.measures == (measure(),)
    assert fact.handover.goal == "师生满意"
    task = a_task(*TRANSFERRED).state
    assert (task.measures, task.proposal, task.replied_on, task.endorsed) == ({}, (), None, False)
    (clock,) = running(task)
    assert clock.version == task.version


def test_who_belonged_to_the_former_unit_judges_nothing_later() -> None:
    task = a_task(*TRANSFERRED).state
    moved = someone("neu", post("督导组", "ddz"), post("科员", "hqb", until="2021-09-21"))
    for doer in (moved, HANDLER):
        with pytest.raises(Exception, match=r"unit"):
            require_independent(task, by(on("2021-10-25", doer)))
    require_independent(task, by(on("2021-10-25", SUPERVISOR)))


@pytest.mark.parametrize("doer", [OFFICE, HEAD, LEADER, SUPERVISOR])
def test_nobody_but_the_leading_group_transfers_or_withdraws(doer: Doer) -> None:
    a_task(*WORKING).when(transfer_task, TRANSFER, by(doer)).refused("not_permitted")
    a_task(*WORKING).when(withdraw_task, WITHDRAW, by(doer)).refused("not_permitted")


def test_a_transfer_names_a_registered_unit_and_a_leader_in_office() -> None:
    unknown = TRANSFER.model_copy(update={"lead_unit": "nirgends"})
    a_task(*WORKING).when(transfer_task, unknown, by(LEADING_GROUP)).refused("unit_unknown")
    nobody = TRANSFER.leader.model_copy(update={"post": "校长"})
    left = TRANSFER.model_copy(update={"leader": nobody})
    a_task(*WORKING).when(transfer_task, left, by(LEADING_GROUP)).refused("leader_named")


@pytest.mark.parametrize("history", LIVE)
def test_a_task_that_is_not_closed_is_withdrawn_once(history: tuple[Done, ...]) -> None:
    gone = a_task(*history).when(withdraw_task, WITHDRAW, by(LEADING_GROUP)).then(TaskWithdrawn)
    assert gone.state.status is TaskStatus.WITHDRAWN
    assert openness(gone.state) is None
    assert not list(running(gone.state))
    gone.when(withdraw_task, WITHDRAW, by(LEADING_GROUP)).refused("task_status")
    gone.when(transfer_task, TRANSFER, by(LEADING_GROUP)).refused("task_status")


@pytest.mark.parametrize("command", [WithdrawTask, TransferTask])
def test_both_have_a_reason(command: type[WithdrawTask | TransferTask]) -> None:
    with pytest.raises(ValueError, match="reason"):
        command.model_validate({**TRANSFER.model_dump(), "reason": " "})
