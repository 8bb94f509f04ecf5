"""Facts of an accountability case (问责).

Subjects, facts and every free text are sealed under the case's key: the stored bytes, which
are what is published, show the case, its tasks and the ground, and nothing else.
"""

from typing import ClassVar
from uuid import UUID

from contracts.events.fact import Data, Fact, Sealed, UnitCode
from contracts.words import Ground, Outcome


class CaseMatter(Data):
    """What `AccountabilityTriggered.sealed` holds: JSON of this, encrypted.

    `proposal` is the case in whose stream a rule proposed it, which is then this very one.
    """

    subjects: tuple[UUID, ...]
    units: tuple[UnitCode, ...] = ()
    facts: str
    rests_on: tuple[UUID, ...]
    rule: str | None = None
    proposal: UUID | None = None


class CaseText(Data):
    """What the sealed part of the later facts holds."""

    text: str
    outcome: Outcome | None = None


class CaseFact(Fact):
    """A fact in a case's own stream."""

    aggregate: ClassVar[str] = "case"
    tasks: tuple[UUID, ...]
    ground: Ground
    sealed: Sealed


class AccountabilityTriggered(CaseFact):
    """The discipline office raised a case on one of the grounds of R7."""

    topic: ClassVar[str] = "case.accountability_triggered.v1"


class AccountabilityAnswered(CaseFact):
    """A subject answered."""

    topic: ClassVar[str] = "case.accountability_answered.v1"


class AccountabilityDecided(CaseFact):
    """The case was decided, by another person than triggered it."""

    topic: ClassVar[str] = "case.accountability_decided.v1"


class AccountabilityWithdrawn(CaseFact):
    """The case was withdrawn, with a reason."""

    topic: ClassVar[str] = "case.accountability_withdrawn.v1"
