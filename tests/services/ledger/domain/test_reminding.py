"""Office and supervision urge a lead unit on, while it still has something to do."""

import pytest

from contracts.events.task.clocks import TaskReminded
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.task.phases.reminding import RemindTask, remind_task
from tests.services.ledger.domain.history import ACCEPTED, VERIFIED, WORKING, a_task
from tests.services.ledger.domain.people import HANDLER, HEAD, OFFICE, SUPERVISOR, by
from tests.services.ledger.domain.stage import Done

REMIND = RemindTask(text="请于本周五前报送进展")


@pytest.mark.parametrize("doer", [OFFICE, SUPERVISOR])
@pytest.mark.parametrize("history", [ACCEPTED[:1], ACCEPTED, WORKING])
def test_the_lead_unit_is_reminded_as_often_as_it_takes(
    doer: Doer, history: tuple[Done, ...]
) -> None:
    once = a_task(*history).when(remind_task, REMIND, by(doer)).then(TaskReminded, text=REMIND.text)
    once.when(remind_task, RemindTask(), by(doer)).then(TaskReminded, text=None)


@pytest.mark.parametrize("doer", [HEAD, HANDLER])
def test_a_unit_reminds_nobody(doer: Doer) -> None:
    a_task(*WORKING).when(remind_task, REMIND, by(doer)).refused("not_permitted")


@pytest.mark.parametrize("history", [(), VERIFIED])
def test_nobody_is_reminded_of_what_is_not_theirs_to_do(history: tuple[Done, ...]) -> None:
    a_task(*history).when(remind_task, REMIND, by(OFFICE)).refused("task_status")
