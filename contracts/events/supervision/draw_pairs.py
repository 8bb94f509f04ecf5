"""Draws as each task concerned remembers them, in its own stream."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.fact import Sha256
from contracts.events.parts import Independence
from contracts.events.supervision.draw import Seed
from contracts.events.task.summary import TaskFact
from contracts.words import AlwaysDrawn, SpotCheckResult


class _OfDraw(TaskFact):
    """The draw, by id and number."""

    draw: UUID
    draw_number: int


class TaskLookBackDrawn(_OfDraw):
    """The task was in the population of a look-back: drawn for it, or due no longer."""

    topic: ClassVar[str] = "task.look_back_drawn.v1"
    drawn: bool
    always: tuple[AlwaysDrawn, ...] = ()
    seed: Seed
    look_back_by: date | None = None


class TaskSpotCheckDrawn(_OfDraw):
    """The task was drawn for a spot check (抽查)."""

    topic: ClassVar[str] = "task.spot_check_drawn.v1"
    always: tuple[AlwaysDrawn, ...] = ()
    seed: Seed


class TaskSpotCheckConcluded(_OfDraw):
    """What a spot check found of the task."""

    topic: ClassVar[str] = "task.spot_check_concluded.v1"
    result: SpotCheckResult
    opinion: str
    evidence_checked: tuple[Sha256, ...] = ()
    independence: Independence
