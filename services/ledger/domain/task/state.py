"""What a task's stream says so far: one row of the ledger, with its measures.

Status, timeliness and result class are three axes; only status stands here.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Self
from uuid import UUID

from contracts.envelope import Event
from contracts.events.parts import MeasurePlan, PostHolder, Responsibility
from contracts.events.task.summary import TaskSummary
from contracts.words import AlwaysDrawn, Clock, MeasureStatus, Role, TaskStatus
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.periods import ProgressClock
from services.ledger.domain.kernel.refusals import GuardRefused

WORKABLE = (MeasureStatus.PLANNED, MeasureStatus.RETURNED)
UNJUDGED = (*WORKABLE, MeasureStatus.SUBMITTED)
"""Of a measure that is neither verified nor cancelled."""


@dataclass(frozen=True)
class RequestedChange:
    """What the lead unit asks to have in a measure's place; None: nothing."""

    replacement: MeasurePlan | None


@dataclass(frozen=True)
class Measure:
    """A measure of the approved plan, with its rounds and evidence.

    `submitted_on` is the day of its newest submission; `first_deadline` the plan's, once it was
    moved; `missed` are earlier deadlines, by version, that were over before they were moved.
    `stages` counts milestones reached; `evidence` are the newest files, and `superseded` those
    in whose place one of them stands.
    """

    plan: MeasurePlan
    status: MeasureStatus = MeasureStatus.PLANNED
    round: int = 0
    evidence: tuple[str, ...] = ()
    review_due: date | None = None
    submitted_on: date | None = None
    deadline_version: int = 1
    first_deadline: date | None = None
    missed: tuple[tuple[int, date], ...] = ()
    stages: int = 0
    next_milestone: date | None = None
    superseded: tuple[str, ...] = ()
    change: RequestedChange | None = None

    @property
    def milestone(self) -> date | None:
        """The day by which its next stage is due; None for a measure with a deadline."""
        if self.plan.deadline:
            return None
        return self.next_milestone or self.plan.first_milestone

    @property
    def files(self) -> tuple[str, ...]:
        """All files that were ever attached to it."""
        return (*self.evidence, *self.superseded)

    @property
    def live(self) -> bool:
        """Whether the measure still counts."""
        return self.status is not MeasureStatus.CANCELLED


@dataclass(frozen=True)
class Contribution:
    """What was asked of a cooperating unit; `settled` once it is made or waived."""

    unit: str
    settled: bool = False
    due: date | None = None


@dataclass(frozen=True)
class Extension:
    """A later deadline that was asked for, who decides on it, and how far it came."""

    measure: int
    new_deadline: date
    decided_by: Role
    endorsed: bool = False
    decided: bool = False
    granted: bool = False


@dataclass(frozen=True)
class PromisedInstitution:
    """The document registered for a measure that promised one."""

    institution: UUID
    confirmed: bool = False


@dataclass(frozen=True)
class AcceptedRisk:
    """A risk accepted to the end of a day; the status to come back, and the event's version."""

    accepted_on: date
    expires_on: date
    previous_status: TaskStatus
    version: int


@dataclass(frozen=True)
class AfterClosing:
    """How far the look-back (回头看) since the last closing has come.

    `due` is the day by which it is to be drawn or, once it is, done; None where nothing is due.
    `since` is the version of the event that set it. `draw` is the draw that took the task.
    """

    closed_at: datetime | None = None
    due: date | None = None
    since: int = 0
    draw: UUID | None = None
    draw_number: int = 0
    relapsed: bool = False

    @property
    def waits(self) -> bool:
        """Whether a draw may still take the task."""
        return self.due is not None and self.draw is None


@dataclass(frozen=True)
class Task(Aggregate):
    """The task as its guards see it; `recorded` are the ids of its events.

    `former_units` led or cooperated before a transfer. `deadlines_since` is the version of the
    event since which the task's deadlines run anew (1: its first), so that none is taken for
    an earlier one that passed. `files` are all that were ever attached. `verifiers` judged its
    measures or itself since it was last reopened, which was on `reopened_on`; `always` is why every
    draw takes it, if so.
    """

    word: ClassVar[str] = "task"

    summary: TaskSummary | None = None
    status: TaskStatus = TaskStatus.REGISTERED
    finding: UUID | None = None
    finding_number: str = ""
    goal: str | None = None
    draft: Responsibility = Responsibility()
    draft_measures: tuple[MeasurePlan, ...] = ()
    cooperating: tuple[str, ...] = ()
    leader: PostHolder | None = None
    assigned_on: date | None = None
    acceptance_due: date | None = None
    plan_due: date | None = None
    proposal: tuple[MeasurePlan, ...] = ()
    measures: Mapping[int, Measure] = field(default_factory=dict)
    contributions: Mapping[int, Contribution] = field(default_factory=dict)
    extensions: Mapping[int, Extension] = field(default_factory=dict)
    institutions: Mapping[int, PromisedInstitution] = field(default_factory=dict)
    workers: frozenset[UUID] = frozenset()
    former_units: frozenset[str] = frozenset()
    deadlines_since: int = 1
    progress: ProgressClock | None = None
    risk: AcceptedRisk | None = None
    files: frozenset[str] = frozenset()
    verifiers: frozenset[UUID] = frozenset()
    always: frozenset[AlwaysDrawn] = frozenset()
    after: AfterClosing = AfterClosing()
    reopened_on: date | None = None
    replied_on: date | None = None
    endorsed: bool = False
    clocks_passed: frozenset[tuple[Clock, int | None, int]] = frozenset()
    recorded: tuple[UUID, ...] = ()

    def _at(self, event: Event) -> Self:
        """The state after this event, which it remembers by its id."""
        state = super()._at(event)
        state.__dict__["recorded"] = (*self.recorded, event.event_id)
        return state

    @property
    def facts(self) -> TaskSummary:
        """Number, title, lead unit and leader's post as they stand."""
        self.require()
        if self.summary is None:
            raise GuardRefused("not_found", "the task was never registered")
        return self.summary

    @property
    def lead_unit(self) -> str | None:
        """The unit that answers for the task."""
        return self.summary.lead_unit if self.summary else None

    def require_lead(self) -> str:
        """The unit that answers for the task, or a refusal where there is none yet."""
        if self.lead_unit is None:
            raise GuardRefused("one_lead_unit", "exactly one lead unit must be named")
        return self.lead_unit

    @property
    def units(self) -> frozenset[str]:
        """Lead and cooperating units."""
        lead = {self.lead_unit} if self.lead_unit else set()
        return frozenset(lead | set(self.cooperating))

    @property
    def live_measures(self) -> dict[int, Measure]:
        """The measures that count."""
        return {number: one for number, one in self.measures.items() if one.live}

    @property
    def owners(self) -> frozenset[UUID]:
        """Who owns a measure, approved or proposed."""
        plans = (*(one.plan for one in self.measures.values()), *self.proposal)
        return frozenset(plan.owner for plan in plans if plan.owner)

    def measure(self, number: int) -> Measure:
        """This measure of the approved plan, or a refusal."""
        if number not in self.measures:
            raise GuardRefused("measure_unknown", "the task has no measure {number}", number=number)
        return self.measures[number]

    def measure_in(self, statuses: Container[MeasureStatus], number: int) -> Measure:
        """This measure, or a refusal when it is in none of these statuses."""
        measure = self.measure(number)
        if measure.status not in statuses:
            raise GuardRefused(
                "measure_status",
                "measure {number} is {status}",
                number=number,
                status=measure.status,
            )
        return measure

    def require_status(self, *allowed: TaskStatus) -> None:
        """Refuse when the task is in none of these statuses."""
        self.require()
        if self.status not in allowed:
            raise GuardRefused(
                "task_status",
                "the task is {status}, and must be {wanted}",
                status=self.status,
                wanted=allowed,
            )
