"""A closed or long-term task taken up again, with its whole history."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.task.summary import TaskFact
from contracts.words import ReopenGround, TaskStatus


class TaskReopened(TaskFact):
    """The leading group reopened the task: measures are proposed anew by `plan_due`.

    Clocks count from `reopened_on`. Judgements, reply and endorsement before it count no longer.
    It cites the look-back that found a relapse by its draw, or a complaint or audit by `reference`.
    """

    topic: ClassVar[str] = "task.reopened.v1"
    ground: ReopenGround
    reason: str
    reference: str | None = None
    draw: UUID | None = None
    previous_status: TaskStatus
    reopened_on: date
    plan_due: date
    policy_version: int | None = None
