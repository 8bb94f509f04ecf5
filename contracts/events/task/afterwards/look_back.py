"""What a look-back (回头看) found, by someone other than who verified."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.fact import Sha256
from contracts.events.parts import Independence
from contracts.events.task.summary import TaskFact


class _LookedBack(TaskFact):
    """The draw it follows from; `late` is after `look_back_by`; days are the organisation's."""

    draw: UUID
    draw_number: int
    closed_on: date
    look_back_by: date
    late: bool
    evidence_checked: tuple[Sha256, ...]
    independence: Independence


class LookBackPassed(_LookedBack):
    """What was put right has stayed so."""

    topic: ClassVar[str] = "task.look_back_passed.v1"
    opinion: str


class RelapseFound(_LookedBack):
    """The problem is back (反弹回潮); the leading group decides whether the task is reopened."""

    topic: ClassVar[str] = "task.relapse_found.v1"
    reasons: str
