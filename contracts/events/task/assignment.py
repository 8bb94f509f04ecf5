"""Registering a task, giving it to a lead unit, and taking it on."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.fact import UnitCode
from contracts.events.parts import MeasurePlan, Origin, PostHolder, Responsibility, UnitGroup
from contracts.events.task.summary import TaskFact


class TaskRegistered(TaskFact):
    """A row of the ledger exists; draft measures and responsibilities may be incomplete."""

    topic: ClassVar[str] = "task.registered.v1"
    finding: UUID
    finding_number: str
    goal: str | None = None
    measures: tuple[MeasurePlan, ...] = ()
    responsibility: Responsibility = Responsibility()
    origin: tuple[Origin, ...] = ()


class TaskAssigned(TaskFact):
    """The office gave the task to exactly one lead unit, under a responsible leader."""

    topic: ClassVar[str] = "task.assigned.v1"
    lead_unit: UnitCode
    cooperating: tuple[UnitCode, ...]
    groups: tuple[UnitGroup, ...]
    leader: PostHolder
    first_responsible: UUID | None
    handler: UUID | None
    acceptance_due: date
    goal: str | None = None
    policy_version: int | None = None


class TaskAccepted(TaskFact):
    """The lead unit acknowledged the task and took it on (签收)."""

    topic: ClassVar[str] = "task.accepted.v1"
    acceptance_due: date
    late: bool
    plan_due: date
    policy_version: int | None = None
