"""What every fact of a task carries, so that a consumer needs no look-up."""

from typing import ClassVar
from uuid import UUID

from contracts.events.fact import Data, Fact, UnitCode


class TaskSummary(Data):
    """Number, title, lead unit and leader's post at that moment."""

    campaign: UUID
    number: str
    title: str
    lead_unit: UnitCode | None = None
    leader_post: str | None = None


class TaskFact(Fact):
    """A fact in a task's own stream."""

    aggregate: ClassVar[str] = "task"
    task: TaskSummary
