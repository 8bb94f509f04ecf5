"""Urging a lead unit on (催办), while there is something that it still has to do."""

from contracts.events.task.clocks import TaskReminded
from contracts.words import Role, TaskStatus
from services.ledger.domain.kernel.command import Command, Text
from services.ledger.domain.task.context import Context
from services.ledger.domain.task.state import Task


class RemindTask(Command):
    """Urge the lead unit on; what is due stands in the task."""

    text: Text | None = None


def remind_task(task: Task, command: RemindTask, context: Context) -> TaskReminded:
    """Office or supervision remind of a task that is assigned and not yet verified."""
    context.by.require(Role.OFFICE, Role.SUPERVISOR)
    task.require_status(TaskStatus.ASSIGNED, TaskStatus.ACCEPTED, TaskStatus.IN_PROGRESS)
    return TaskReminded(task=task.facts, unit_reminded=task.require_lead(), text=command.text)
