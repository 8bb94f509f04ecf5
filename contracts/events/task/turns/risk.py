"""Risks accepted for a time (接受风险): the task ends until the acceptance expires."""

from datetime import date
from typing import ClassVar

from contracts.events.parts import PostHolder
from contracts.events.task.summary import TaskFact
from contracts.words import ResidualRating, TaskStatus


class RiskAccepted(TaskFact):
    """The leading group accepts what is left of the risk to the end of the day `expires_on`."""

    topic: ClassVar[str] = "task.risk_accepted.v1"
    reason: str
    residual_rating: ResidualRating
    approver: PostHolder
    accepted_on: date
    expires_on: date
    previous_status: TaskStatus


class RiskExpired(TaskFact):
    """The acceptance is over: the clock process opened the task again, in the status it had.

    Deadlines stay; the clocks of acceptance, plan, review and report that ran on `accepted_on`
    go on with the days that they had left, `paused_days` later.
    """

    topic: ClassVar[str] = "task.risk_expired.v1"
    accepted_on: date
    expires_on: date
    status: TaskStatus
    paused_days: int
