"""A finding sent to similar units (举一反三), and what each of them answered."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.fact import Fact, UnitCode
from contracts.events.findings.summary import FindingFact, FindingSummary
from contracts.events.parts import UnitGroup
from contracts.words import ReplicaAnswer


class FindingReplicated(FindingFact):
    """The office asked similar units whether they have the finding too; `asked` are all of them.

    `groups` are shown as they were expanded then; `because_of` is a unit whose answer, that it has
    the finding too, led on to these.
    """

    topic: ClassVar[str] = "finding.replicated.v1"
    text: str
    request: str
    groups: tuple[UnitGroup, ...] = ()
    asked: tuple[UnitCode, ...]
    due: date | None = None
    because_of: UnitCode | None = None


class ReplicaFact(Fact):
    """A fact of one unit asked: which finding, in the source's words, and which unit."""

    aggregate: ClassVar[str] = "replica"
    finding: FindingSummary
    of_finding: UUID
    text: str
    unit_asked: UnitCode


class ReplicaAsked(ReplicaFact):
    """The unit was asked to look at itself, by `due` if there is a day."""

    topic: ClassVar[str] = "replica.asked.v1"
    request: str
    due: date | None = None
    because_of: UnitCode | None = None


class ReplicaAnswered(ReplicaFact):
    """The unit answered; if it has the finding too, with a task of its own."""

    topic: ClassVar[str] = "replica.answered.v1"
    answer: ReplicaAnswer
    explanation: str
    late: bool
    task: UUID | None = None
    task_number: str | None = None


class ReplicaClockPassed(ReplicaFact):
    """The day of the answer passed without one; answering is not forbidden by it."""

    topic: ClassVar[str] = "replica.clock_passed.v1"
    due: date
    deadline_version: int = 1
    late_unit: UnitCode
