"""A lead unit's objection to its task (提出异议), and what the office answers."""

from datetime import date
from typing import ClassVar

from contracts.events.fact import UnitCode
from contracts.events.task.summary import TaskFact
from contracts.events.task.turns.handover import Handover


class TaskContested(TaskFact):
    """The lead unit objects instead of accepting; `late` is past the acceptance clock."""

    topic: ClassVar[str] = "task.contested.v1"
    reason: str
    acceptance_due: date
    late: bool


class ContestUpheld(TaskFact):
    """The objection is right: another unit leads by `handover`, or the task is withdrawn (None).

    `task` names the new lead unit; `previous_unit` is the one that objected.
    """

    topic: ClassVar[str] = "task.contest_upheld.v1"
    reason: str
    previous_unit: UnitCode
    handover: Handover | None = None


class ContestDismissed(TaskFact):
    """The objection is not right: the task is assigned as before, and its acceptance clock anew."""

    topic: ClassVar[str] = "task.contest_dismissed.v1"
    reason: str
    acceptance_due: date
    policy_version: int | None = None
