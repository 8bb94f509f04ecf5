"""A task (整改任务): the row of the ledger, with its measures and everything that answers for it.

Timeliness is not here: it is derived for the moment asked (see `standing`).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from contracts.words import Clock, MeasureType, ReplyChannel, ResultClass, TaskStatus
from services.reporting.domain.rows.measure import Judgement, MeasureRow
from services.reporting.domain.rows.row import Key
from services.reporting.domain.rows.turns.afterwards import Afterwards
from services.reporting.domain.rows.turns.handing import Turns
from services.reporting.domain.rows.turns.working import Progress


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in a post, as the contract's PostHolder says it."""

    officer: UUID
    post: str
    unit: str


@dataclass(frozen=True, slots=True)
class Group:
    """Units named as a group, as the contract's UnitGroup says it."""

    name: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """A dated answer (回复) to someone outside or inside."""

    document_number: str
    title: str
    channel: ReplyChannel
    recipient: str
    sent_on: date


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """What a cooperating unit was asked for, and whether it came or was waived."""

    number: int
    unit: str
    request: str
    due: date | None = None
    state: str = "requested"


@dataclass(frozen=True, slots=True)
class PassedClock:
    """A clock that passed without the act."""

    clock: Clock
    measure: int | None
    due: date


class TaskRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One task after one of its events."""

    kind: ClassVar[str] = "task"
    id: UUID
    version: int = 0
    campaign: UUID
    number: str
    title: str
    finding: UUID
    finding_number: str
    finding_text: str
    source: str
    goal: str | None = None
    status: TaskStatus = TaskStatus.REGISTERED
    lead_unit: str | None = None
    cooperating: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    leader: Holder | None = None
    first_responsible: UUID | None = None
    handler: UUID | None = None
    measures: tuple[MeasureRow, ...] = ()
    registered_at: datetime
    assigned_at: datetime | None = None
    acceptance_due: date | None = None
    accepted_at: datetime | None = None
    accepted_late: bool = False
    plan_due: date | None = None
    plan_proposed: bool = False
    plan_approved: bool = False
    plan_returns: int = 0
    contributions: tuple[ContributionRow, ...] = ()
    verified: Judgement | None = None
    replies: tuple[ReplyRow, ...] = ()
    endorsed: Judgement | None = None
    closed_on: date | None = None
    result_class: ResultClass | None = None
    look_back_due: date | None = None
    ever_overdue: bool = False
    clocks_passed: tuple[PassedClock, ...] = ()
    reminders: tuple[date, ...] = ()
    cases: tuple[UUID, ...] = ()
    turns: Turns = Turns()
    progress: Progress = Progress()
    afterwards: Afterwards = Afterwards()
    changed_at: datetime

    @property
    def key(self) -> Key:
        """Which row this is a state of."""
        return Key("task", self.id)

    def but(self, **changes: Any) -> Self:
        """The same with some values changed; values are the caller's, not validated again."""
        return replace(self, **changes)

    @property
    def live_measures(self) -> tuple[MeasureRow, ...]:
        """The measures that still count."""
        return tuple([measure for measure in self.measures if measure.live])

    @property
    def deadline(self) -> date | None:
        """The latest dated deadline of the live measures; None where there is none."""
        return max([day for m in self.live_measures if (day := m.plan.deadline)], default=None)

    @property
    def first_deadline(self) -> date | None:
        """What the deadline was when the plan was first fixed (原时限)."""
        return max((m.first_deadline for m in self.live_measures if m.first_deadline), default=None)

    @property
    def type(self) -> MeasureType | None:
        """The type of the measure whose deadline is the task's."""
        dated = [m for m in self.live_measures if m.deadline] or list(self.live_measures)
        latest = max(dated, key=lambda m: (m.deadline or date.min, m.number), default=None)
        return latest.type if latest else None

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit that has a part in it, the lead unit first."""
        grouped = (code for group in self.groups for code in group.units)
        lead = (self.lead_unit,) if self.lead_unit else ()
        return tuple(dict.fromkeys((*lead, *self.cooperating, *grouped)))

    def measure(self, number: int) -> MeasureRow:
        """The measure with this number. Raises KeyError."""
        for measure in self.measures:
            if measure.number == number:
                return measure
        raise KeyError(f"measure {number}")

    def with_measure(self, changed: MeasureRow) -> tuple[MeasureRow, ...]:
        """The measures with one of them in a new state."""
        return tuple(changed if m.number == changed.number else m for m in self.measures)
