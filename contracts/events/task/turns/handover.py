"""A task goes to another lead unit, with everything that a consumer of that unit has not seen."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.fact import Data, UnitCode
from contracts.events.parts import MeasurePlan, PostHolder, UnitGroup
from contracts.events.task.summary import TaskFact
from contracts.words import TaskStatus


class Handover(Data):
    """To whom a task goes, as an assignment says it, and a copy of the task's facts.

    `measures` are those that stood: of the plan, of the proposal or of the draft. They bind the
    new unit to nothing: it accepts, and proposes its own. `acceptance_due` is a day at whose end
    the acceptance is due.
    """

    lead_unit: UnitCode
    cooperating: tuple[UnitCode, ...]
    groups: tuple[UnitGroup, ...]
    leader: PostHolder
    first_responsible: UUID | None
    handler: UUID | None
    acceptance_due: date
    finding: UUID | None
    finding_number: str
    goal: str | None
    measures: tuple[MeasurePlan, ...]
    policy_version: int | None = None


class TaskTransferred(TaskFact):
    """The leading group gave the task to another lead unit, whose it is from now on."""

    topic: ClassVar[str] = "task.transferred.v1"
    reason: str
    previous_unit: UnitCode | None
    previous_status: TaskStatus
    handover: Handover


class TaskWithdrawn(TaskFact):
    """The leading group took the task out of the ledger (撤销); nothing more is to be done."""

    topic: ClassVar[str] = "task.withdrawn.v1"
    reason: str
    previous_status: TaskStatus
