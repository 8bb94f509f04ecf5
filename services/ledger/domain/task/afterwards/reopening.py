"""A closed or long-term task is taken up again: nothing is erased, and everything is done anew."""

from pydantic import model_validator

from contracts.events.task.afterwards.reopening import TaskReopened
from contracts.words import ReopenGround, Role, TaskStatus
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.kernel.refusals import GuardRefused
from services.ledger.domain.task.context import Context
from services.ledger.domain.task.state import Task


class ReopenTask(Command):
    """Reopen the task, citing the look-back, or the number of the complaint or audit report."""

    ground: ReopenGround
    reason: Text
    reference: Line | None = None

    @model_validator(mode="after")
    def _cites(self) -> "ReopenTask":
        if self.ground is not ReopenGround.LOOK_BACK and self.reference is None:
            raise ValueError("a complaint or an audit is cited by its `reference`")
        return self


def reopen_task(task: Task, command: ReopenTask, context: Context) -> TaskReopened:
    """The leading group reopens; the lead unit, which took the task on, plans by a new clock."""
    task.require_status(TaskStatus.CLOSED, TaskStatus.LONG_TERM)
    context.by.require(Role.LEADING_GROUP)
    of_look_back = command.ground is ReopenGround.LOOK_BACK
    if of_look_back and not task.after.relapsed:
        raise GuardRefused("relapse_found", "no look-back has found a relapse")
    policy, moment = context.campaign.policy, context.moment
    return TaskReopened(
        task=task.facts,
        **command.fields(),
        draw=task.after.draw if of_look_back else None,
        previous_status=task.status,
        reopened_on=moment.today,
        plan_due=moment.in_days(policy.plan_days),
        policy_version=policy.version,
    )
