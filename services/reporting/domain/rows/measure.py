"""A measure (整改措施) with its rounds: whether it was on time is decided by what was submitted.

A submission counts as timely by the day it was made, in the organisation's zone, against the
deadline that it was made under; a later extension does not change that.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from contracts.words import ExtensionGround, InstitutionAct, MeasureStatus, MeasureType, Role
from services.reporting.domain.rows.turns.working import Changes


@dataclass(frozen=True, slots=True)
class Plan:
    """What the measure is to be, as the contract's MeasurePlan says it."""

    number: int
    text: str
    type: MeasureType
    deadline: date | None = None
    deadline_derived: bool = False
    first_milestone: date | None = None
    deliverable: str | None = None
    institution: str | None = None
    owner: UUID | None = None
    deadline_as_written: str | None = None
    declared_progress: str | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One submission: made on `day`, timely or not, and what came of it."""

    number: int
    submitted_at: datetime
    day: date
    timely: bool
    report: str
    submitted_by: UUID | None
    evidence: tuple[str, ...] = ()
    review_due: date | None = None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A file attached as evidence (佐证材料)."""

    sha256: str
    file_name: str
    media_type: str
    size: int
    attached_at: datetime
    attached_by: UUID | None
    dated: date | None = None
    description: str | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class PromisedInstitution:
    """The rule (制度) that the measure delivered."""

    id: UUID
    title: str
    act: InstitutionAct
    document_number: str
    dated: date
    confirmed: bool = False
    abolished_on: date | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verification or return: by whom, when, in which words."""

    by: UUID | None
    post: str
    at: datetime
    words: str


class ExtensionState(StrEnum):
    """How far a request came."""

    REQUESTED = "requested"
    ENDORSED = "endorsed"
    GRANTED = "granted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """One request; `words` are the opinion or the reasons of whoever decided."""

    number: int
    deadline: date
    new_deadline: date
    reason: str
    requested_on: date
    decided_by: Role
    grounds: tuple[ExtensionGround, ...] = ()
    state: ExtensionState = ExtensionState.REQUESTED
    words: str | None = None


class MeasureRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One measure; `deadline` and `first_deadline` are days at whose end it is due.

    Nothing is waited for until the plan is `approved`: a draft's deadline, of an import say, binds
    nobody, since nobody has taken the task on. So reporting calls overdue what the ledger does.
    """

    plan: Plan
    approved: bool = False
    status: MeasureStatus = MeasureStatus.PLANNED
    first_deadline: date | None = None
    rounds: tuple[Round, ...] = ()
    returns: int = 0
    evidence: tuple[EvidenceRow, ...] = ()
    institution: PromisedInstitution | None = None
    verified: Judgement | None = None
    last_return: Judgement | None = None
    extensions: tuple[ExtensionRow, ...] = ()
    next_milestone: date | None = None
    stages: tuple[Judgement, ...] = ()
    changes: Changes = Changes()

    def but(self, **changes: Any) -> Self:
        """The same with some values changed; values are the caller's, not validated again."""
        return replace(self, **changes)

    @property
    def number(self) -> int:
        """The measure's number in its task."""
        return self.plan.number

    @property
    def type(self) -> MeasureType:
        """The clock that it runs by."""
        return self.plan.type

    @property
    def deadline(self) -> date | None:
        """The deadline in force; None for 长期坚持."""
        return self.plan.deadline

    @property
    def milestone(self) -> date | None:
        """The day by which its next stage is due; None for a measure with a deadline."""
        if self.plan.deadline:
            return None
        return self.next_milestone or self.plan.first_milestone

    @property
    def times_extended(self) -> int:
        """How often the deadline was moved (延期次数)."""
        return sum(one.state is ExtensionState.GRANTED for one in self.extensions)

    @property
    def live(self) -> bool:
        """Whether it still counts."""
        return self.status is not MeasureStatus.CANCELLED

    @property
    def done(self) -> bool:
        """Whether it was verified."""
        return self.status is MeasureStatus.VERIFIED

    @property
    def late(self) -> bool:
        """Whether the submission that counts now was made after its deadline."""
        counts = self.status in (MeasureStatus.SUBMITTED, MeasureStatus.VERIFIED)
        return counts and bool(self.rounds) and not self.rounds[-1].timely

    @property
    def pending_due(self) -> date | None:
        """The day that a submission is waited for; None while a timely one is under review."""
        if not self.approved or not self.live or self.done:
            return None
        if self.status is MeasureStatus.SUBMITTED and not self.late:
            return None
        return self.plan.deadline or self.milestone
