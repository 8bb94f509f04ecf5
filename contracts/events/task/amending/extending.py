"""Deadlines moved on request (延期): asked for, endorsed, decided; the first one stays."""

from datetime import date
from typing import ClassVar

from contracts.events.parts import Independence
from contracts.events.task.summary import TaskFact
from contracts.words import ExtensionGround, Role


class ExtensionRequested(TaskFact):
    """The head of the lead unit asks for a later deadline of a measure.

    `decided_by` decides; `grounds` say why that is the leading group, and are empty for the office.
    """

    topic: ClassVar[str] = "task.extension_requested.v1"
    extension: int
    measure: int
    deadline: date
    new_deadline: date
    reason: str
    requested_on: date
    decided_by: Role
    grounds: tuple[ExtensionGround, ...] = ()
    policy_version: int | None = None


class ExtensionEndorsed(TaskFact):
    """The responsible leader supports the request; this decides nothing."""

    topic: ClassVar[str] = "task.extension_endorsed.v1"
    extension: int
    measure: int
    new_deadline: date
    decided_by: Role
    opinion: str


class ExtensionGranted(TaskFact):
    """The measure has a new deadline, counted as a version; `late` if the old one was missed.

    `first_deadline` is the plan's, `count` how often this measure's deadline was moved by now.
    """

    topic: ClassVar[str] = "task.extension_granted.v1"
    extension: int
    measure: int
    first_deadline: date
    deadline: date
    new_deadline: date
    deadline_version: int
    count: int
    late: bool
    opinion: str
    independence: Independence


class ExtensionRefused(TaskFact):
    """The deadline stays as it is."""

    topic: ClassVar[str] = "task.extension_refused.v1"
    extension: int
    measure: int
    deadline: date
    new_deadline: date
    reasons: str
    independence: Independence
