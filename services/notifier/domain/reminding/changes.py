"""What each fact of a task does to its clocks: begins one, lets one rest, ends it.

A clock rests while its act waits for somebody else's answer (a submission, a proposal, a request
for more time) and goes on, the same deadline, if the answer is no. A fact that is not listed
changes none.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias
from uuid import UUID

from contracts.events.fact import Fact
from contracts.events.parts import MeasurePlan
from contracts.events.supervision.draw_pairs import TaskLookBackDrawn
from contracts.events.task.afterwards.look_back import LookBackPassed, RelapseFound
from contracts.events.task.afterwards.reopening import TaskReopened
from contracts.events.task.amending.extending import (
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
)
from contracts.events.task.amending.lasting import MilestoneReached, TaskClassifiedLongTerm
from contracts.events.task.assignment import TaskAccepted, TaskAssigned
from contracts.events.task.closing import TaskClosed
from contracts.events.task.planning import MeasuresProposed, PlanApproved, PlanReturned
from contracts.events.task.turns.contest import ContestDismissed, ContestUpheld, TaskContested
from contracts.events.task.turns.handover import TaskTransferred, TaskWithdrawn
from contracts.events.task.turns.linking import TaskMerged, TaskSplit
from contracts.events.task.turns.measures import (
    MeasureCancelled,
    MeasureChangeRefused,
    MeasureChangeRequested,
    MeasureReplaced,
)
from contracts.events.task.turns.risk import RiskAccepted, RiskExpired
from contracts.events.task.turns.working import ProgressReported
from contracts.events.task.verification import MeasureReturned, MeasureVerified, TaskVerified
from contracts.events.task.work import (
    ContributionMade,
    ContributionRequested,
    ContributionWaived,
    MeasureSubmitted,
)
from contracts.words import Clock

WORK = (Clock.MEASURE, Clock.MILESTONE)
PAUSED = (Clock.ACCEPTANCE, Clock.PLAN, Clock.REVIEW, Clock.PROGRESS)
"""What goes on, once an accepted risk has expired, with the days that it had left."""


@dataclass(frozen=True, slots=True)
class Begin:
    """A deadline is set, or moved to another day; what it rests for, and who owns it, stays."""

    clock: Clock
    due: date
    measure: int = 0
    unit: str | None = None
    owner: UUID | None = None


class Cause(StrEnum):
    """What a clock rests for."""

    SUBMITTED = "submitted"
    PROPOSED = "proposed"
    CONTESTED = "contested"
    EXTENSION = "extension"
    CHANGE = "change"
    RISK = "risk"


@dataclass(frozen=True, slots=True)
class Rest:
    """Somebody acted, and the answer is another's; the clock rests until all such causes end.

    Without a `measure` the clocks of every one rest; so it is when one goes on.
    """

    cause: Cause
    clocks: tuple[Clock, ...]
    measure: int | None = 0


@dataclass(frozen=True, slots=True)
class GoOn:
    """The cause is over; where it was the last one the clock goes on."""

    cause: Cause
    clocks: tuple[Clock, ...]
    measure: int | None = 0


@dataclass(frozen=True, slots=True)
class Later:
    """Clocks that were not over on the day `since` are due so many days later."""

    clocks: tuple[Clock, ...]
    since: date
    days: int


@dataclass(frozen=True, slots=True)
class End:
    """Nothing is waited for any more; without `clocks` of the whole task."""

    clocks: tuple[Clock, ...] = tuple(Clock)
    measure: int | None = None


Change: TypeAlias = Begin | Rest | GoOn | Later | End


def _begun_anew(acceptance_due: date) -> list[Change]:
    return [End(), Begin(Clock.ACCEPTANCE, acceptance_due)]


def _upheld(fact: ContestUpheld) -> list[Change]:
    return _begun_anew(fact.handover.acceptance_due) if fact.handover else [End()]


def _accepted(fact: TaskAccepted) -> list[Change]:
    return [End((Clock.ACCEPTANCE,)), Begin(Clock.PLAN, fact.plan_due)]


def _approved(fact: PlanApproved) -> list[Change]:
    return [End((Clock.PLAN,)), *_planned(fact.measures), *_reported_by(fact.progress_due)]


def _reported_by(due: date | None) -> list[Change]:
    """A report that was missed is waited for under its first day; the next one moves it."""
    return [Begin(Clock.PROGRESS, due)] if due else []


def _planned(measures: Iterable[MeasurePlan]) -> list[Change]:
    return [
        Begin(
            Clock.MEASURE if each.deadline else Clock.MILESTONE,
            due,
            each.number,
            owner=each.owner,
        )
        for each in measures
        if (due := each.deadline or each.first_milestone)
    ]


def _asked(fact: ContributionRequested) -> list[Change]:
    if fact.due is None:
        return []
    return [Begin(Clock.CONTRIBUTION, fact.due, fact.contribution, fact.unit_asked)]


def _settled(fact: ContributionMade | ContributionWaived) -> list[Change]:
    return [End((Clock.CONTRIBUTION,), fact.contribution)]


def _cancelled(fact: MeasureCancelled | MeasureReplaced) -> list[Change]:
    new = _planned([fact.replacement]) if isinstance(fact, MeasureReplaced) else []
    return [End((*WORK, Clock.REVIEW), fact.measure), *new]


def _submitted(fact: MeasureSubmitted) -> list[Change]:
    return [
        Rest(Cause.SUBMITTED, WORK, fact.measure),
        Begin(Clock.REVIEW, fact.review_due, fact.measure),
    ]


def _returned(fact: MeasureReturned) -> list[Change]:
    return [End((Clock.REVIEW,), fact.measure), GoOn(Cause.SUBMITTED, WORK, fact.measure)]


def _verified(fact: MeasureVerified) -> list[Change]:
    return [End((*WORK, Clock.REVIEW), fact.measure)]


def _reached(fact: MilestoneReached) -> list[Change]:
    return [
        End((Clock.REVIEW,), fact.measure),
        Begin(Clock.MILESTONE, fact.next_milestone, fact.measure),
        GoOn(Cause.SUBMITTED, WORK, fact.measure),
    ]


def _granted(fact: ExtensionGranted) -> list[Change]:
    return [
        Begin(Clock.MEASURE, fact.new_deadline, fact.measure),
        GoOn(Cause.EXTENSION, WORK, fact.measure),
    ]


def _resumed(fact: TaskClassifiedLongTerm) -> list[Change]:
    return [Begin(Clock.MILESTONE, fact.next_milestone, number) for number in fact.resumed]


def _drawn(fact: TaskLookBackDrawn) -> list[Change]:
    """Until a draw takes it, nobody in particular has to look back at a task."""
    return [Begin(Clock.LOOK_BACK, fact.look_back_by)] if fact.look_back_by else []


def _opened_again(fact: RiskExpired) -> list[Change]:
    return [
        Later(PAUSED, fact.accepted_on, fact.paused_days),
        GoOn(Cause.RISK, tuple(Clock), None),
    ]


_RULES: dict[type[Fact], Callable[[Any], list[Change]]] = {
    TaskAssigned: lambda it: _begun_anew(it.acceptance_due),
    TaskContested: lambda _: [Rest(Cause.CONTESTED, (Clock.ACCEPTANCE,))],
    ContestDismissed: lambda it: _begun_anew(it.acceptance_due),
    ContestUpheld: _upheld,
    TaskTransferred: lambda it: _begun_anew(it.handover.acceptance_due),
    TaskWithdrawn: lambda _: [End()],
    TaskMerged: lambda _: [End()],
    TaskSplit: lambda _: [End()],
    RiskAccepted: lambda _: [Rest(Cause.RISK, tuple(Clock), None)],
    RiskExpired: _opened_again,
    TaskAccepted: _accepted,
    MeasuresProposed: lambda _: [Rest(Cause.PROPOSED, (Clock.PLAN,))],
    PlanReturned: lambda _: [GoOn(Cause.PROPOSED, (Clock.PLAN,))],
    PlanApproved: _approved,
    ContributionRequested: _asked,
    ContributionMade: _settled,
    ContributionWaived: _settled,
    MeasureSubmitted: _submitted,
    MeasureReturned: _returned,
    MeasureVerified: _verified,
    MilestoneReached: _reached,
    ProgressReported: lambda it: _reported_by(it.next_due),
    MeasureChangeRequested: lambda it: [Rest(Cause.CHANGE, WORK, it.measure)],
    MeasureChangeRefused: lambda it: [GoOn(Cause.CHANGE, WORK, it.measure)],
    MeasureCancelled: _cancelled,
    MeasureReplaced: _cancelled,
    ExtensionRequested: lambda it: [Rest(Cause.EXTENSION, WORK, it.measure)],
    ExtensionRefused: lambda it: [GoOn(Cause.EXTENSION, WORK, it.measure)],
    ExtensionGranted: _granted,
    TaskClassifiedLongTerm: _resumed,
    TaskVerified: lambda _: [End()],
    TaskClosed: lambda _: [End()],
    TaskLookBackDrawn: _drawn,
    LookBackPassed: lambda _: [End()],
    RelapseFound: lambda _: [End()],
    TaskReopened: lambda it: [End(), Begin(Clock.PLAN, it.plan_due)],
}


def changes_of(fact: Fact) -> list[Change]:
    """What the fact does to the clocks of its task, in order."""
    rule = _RULES.get(type(fact))
    return rule(fact) if rule else []
