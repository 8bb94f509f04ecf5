"""Supervision in the task's own stream: who may supervise it, and what it remembers of it."""

from collections.abc import Mapping
from uuid import UUID

from contracts.events.fact import Fact
from contracts.events.supervision.paired import (
    TaskInterviewHeld,
    TaskNoticeIssued,
    TaskSupervisionSlipAnswered,
    TaskSupervisionSlipClockPassed,
    TaskSupervisionSlipIssued,
)
from contracts.events.supervision.slip import (
    InterviewHeld,
    NoticeIssued,
    SupervisionFact,
    SupervisionSlipAnswered,
    SupervisionSlipClockPassed,
    SupervisionSlipIssued,
)
from contracts.events.task.summary import TaskFact
from contracts.words import Role, TaskStatus
from services.ledger.domain.kernel.refusals import GuardRefused
from services.ledger.domain.task.context import Context, require_body
from services.ledger.domain.task.state import Task

_PAIRS: Mapping[type[Fact], type[TaskFact]] = {
    NoticeIssued: TaskNoticeIssued,
    SupervisionSlipIssued: TaskSupervisionSlipIssued,
    SupervisionSlipAnswered: TaskSupervisionSlipAnswered,
    SupervisionSlipClockPassed: TaskSupervisionSlipClockPassed,
    InterviewHeld: TaskInterviewHeld,
}


def supervise(task: Task, slip: UUID, fact: SupervisionFact, context: Context) -> TaskFact:
    """Supervision's own act on a task that goes on, addressed to a unit of it.

    Where the supervision's own unit is party to the task, the leading group acts (independence).
    """
    require_body(task, context, Role.SUPERVISOR)
    task.require_status(
        *(TaskStatus.ASSIGNED, TaskStatus.CONTESTED, TaskStatus.ACCEPTED),
        *(TaskStatus.IN_PROGRESS, TaskStatus.VERIFIED, TaskStatus.LONG_TERM),
    )
    if task.facts.campaign != fact.campaign:
        raise GuardRefused(
            "task_of_campaign", "task {number} is of another campaign", number=task.facts.number
        )
    if fact.unit_addressed not in task.units:
        raise GuardRefused(
            "unit_of_task",
            "{unit} neither leads task {number} nor cooperates in it",
            unit=fact.unit_addressed,
            number=task.facts.number,
        )
    return remember(task, slip, fact)


def interview(task: Task, slip: UUID, fact: InterviewHeld, context: Context) -> TaskFact:
    """An interview is remembered however the task stands by now; who may hold it is the same."""
    require_body(task, context, Role.SUPERVISOR)
    return remember(task, slip, fact)


def remember(task: Task, slip: UUID, fact: SupervisionFact) -> TaskFact:
    """The pair of the fact in the task's own stream."""
    said = fact.model_dump(exclude={"campaign", "tasks"})
    return _PAIRS[type(fact)](task=task.facts, supervision=slip, **said)
