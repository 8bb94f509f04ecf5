"""What a task remembers of supervision, and who may supervise it."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from contracts.events.supervision.paired import (
    TaskInterviewHeld,
    TaskNoticeIssued,
    TaskSupervisionSlipAnswered,
    TaskSupervisionSlipIssued,
)
from contracts.events.supervision.slip import (
    InterviewHeld,
    NoticeIssued,
    SupervisionFact,
    SupervisionSlipAnswered,
    SupervisionSlipIssued,
)
from contracts.identifiers import supervision_id
from services.ledger.domain.supervision.supervising import interview, remember, supervise
from services.ledger.domain.task.context import Context, require_independent
from services.ledger.domain.task.state import Task
from tests.services.ledger.domain.history import (
    ACCEPTED,
    TASK_ID,
    VERIFIED,
    WORKING,
    a_task,
    assigned,
)
from tests.services.ledger.domain.people import (
    CAMPAIGN,
    LEADING_GROUP,
    OFFICE,
    SUPERVISOR,
    by,
    person,
    post,
    someone,
)
from tests.services.ledger.domain.stage import Done, Stage, done, given

SLIP = supervision_id(CAMPAIGN, "督办1号")
FIELDS: dict[str, Any] = {
    "campaign": CAMPAIGN,
    "document_number": "督办1号",
    "unit_addressed": "hqb",
    "tasks": (TASK_ID,),
    "text": "请说明原因",
}
DUE = date(2021, 9, 24)
NOTICE = NoticeIssued(**FIELDS)
ISSUED = SupervisionSlipIssued(**FIELDS, answer_due=DUE)
ANSWERED = SupervisionSlipAnswered(**FIELDS, answer_due=DUE, late=False)
HELD = InterviewHeld(**FIELDS, with_whom=(person("hqb-head"),), held_on=DUE)
OWN = (assigned(cooperating=("ddz",)),)


def on_task(task: Task, fact: SupervisionFact, context: Context) -> Any:
    """The pair, as the use case makes it."""
    if isinstance(fact, InterviewHeld):
        return interview(task, SLIP, fact, context)
    return supervise(task, SLIP, fact, context)


@pytest.mark.parametrize("history", [ACCEPTED[:1], ACCEPTED, WORKING, VERIFIED])
def test_each_step_is_remembered_in_the_task_in_full(history: tuple[Done, ...]) -> None:
    stage, who = a_task(*history), by(SUPERVISOR)
    stage = stage.when(on_task, NOTICE, who).then(TaskNoticeIssued, supervision=SLIP)
    stage = stage.when(on_task, ISSUED, who).then(
        TaskSupervisionSlipIssued, answer_due=DUE, text="请说明原因", document_number="督办1号"
    )
    stage.when(on_task, HELD, who).then(TaskInterviewHeld, with_whom=HELD.with_whom)


@pytest.mark.parametrize("fact", [NOTICE, ISSUED, HELD])
def test_the_leading_group_supervises_in_the_place_of_who_is_party(fact: SupervisionFact) -> None:
    a_task(*WORKING).when(on_task, fact, by(LEADING_GROUP)).refused("not_permitted")
    a_task(*OWN).when(on_task, fact, by(SUPERVISOR)).refused("not_permitted")
    expected = type(remember(a_task(*OWN).state, SLIP, fact))
    a_task(*OWN).when(on_task, fact, by(LEADING_GROUP)).then(expected)
    a_task(*WORKING).when(on_task, fact, by(OFFICE)).refused("not_permitted")


def test_only_a_task_that_goes_on_is_supervised_and_only_a_unit_of_it() -> None:
    a_task().when(on_task, NOTICE, by(SUPERVISOR)).refused("task_status")
    stranger = NOTICE.model_copy(update={"unit_addressed": "cwc"})
    a_task(*WORKING).when(on_task, stranger, by(SUPERVISOR)).refused("unit_of_task")
    asked = NOTICE.model_copy(update={"unit_addressed": "xsc"})
    a_task(*WORKING).when(on_task, asked, by(SUPERVISOR)).then(TaskNoticeIssued)


def test_a_document_is_on_tasks_of_its_own_campaign() -> None:
    foreign = ISSUED.model_copy(update={"campaign": UUID(int=1)})
    a_task(*WORKING).when(on_task, foreign, by(SUPERVISOR)).refused("task_of_campaign")


def test_who_answered_a_slip_worked_on_the_task_and_never_judges_it() -> None:
    pair = remember(a_task(*WORKING).state, SLIP, ANSWERED)
    assert isinstance(pair, TaskSupervisionSlipAnswered)
    stage: Stage = given(
        a_task(*WORKING).state, done(pair, someone("new", post("主要负责人", "x")))
    )
    moved = someone("new", post("督导组", "ddz"))
    assert moved.officer.id in stage.state.workers
    fresh = a_task(*WORKING).state
    assert moved.officer.id not in fresh.workers
    assert require_independent(fresh, by(moved))
