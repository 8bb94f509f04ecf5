"""What a message may say of an event of a task, beside its number, title and unit."""

from collections.abc import Callable
from typing import Any

from contracts.events.fact import Fact
from contracts.events.parts import MeasurePlan
from contracts.events.supervision.draw_pairs import TaskSpotCheckConcluded
from contracts.events.task.afterwards.look_back import LookBackPassed, RelapseFound
from contracts.events.task.afterwards.reopening import TaskReopened
from contracts.events.task.amending.extending import (
    ExtensionEndorsed,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
)
from contracts.events.task.amending.lasting import (
    LongTermEnded,
    MilestoneReached,
    TaskClassifiedLongTerm,
)
from contracts.events.task.assignment import TaskAssigned
from contracts.events.task.clocks import TaskBecameOverdue, TaskReminded
from contracts.events.task.closing import TaskClosed
from contracts.events.task.planning import MeasuresProposed, PlanApproved, PlanReturned
from contracts.events.task.turns.contest import ContestDismissed, ContestUpheld, TaskContested
from contracts.events.task.turns.handover import TaskTransferred, TaskWithdrawn
from contracts.events.task.turns.linking import TaskMerged, TaskMergedIn, TaskSplit
from contracts.events.task.turns.measures import (
    MeasureCancelled,
    MeasureChangeRefused,
    MeasureChangeRequested,
    MeasureReplaced,
)
from contracts.events.task.turns.risk import RiskAccepted, RiskExpired
from contracts.events.task.verification import MeasureReturned, TaskVerified
from contracts.events.task.work import ContributionRequested, MeasureSubmitted
from services.notifier.domain.notice import Values
from services.notifier.domain.values.parts import day

_Values = Callable[[Any], Values]


def _of_a_change(it: Any, replacement: MeasurePlan | None = None) -> Values:
    new = f"{replacement.number} {replacement.text}" if replacement else ""
    return {"measure": str(it.measure), "reason": it.reason, "replacement": new}


OF_A_TASK: dict[type[Fact], _Values] = {
    TaskAssigned: lambda it: {"due": day(it.acceptance_due)},
    TaskContested: lambda it: {"reason": it.reason},
    ContestUpheld: lambda it: {
        "reason": it.reason,
        "due": day(it.handover.acceptance_due if it.handover else None),
    },
    ContestDismissed: lambda it: {"reason": it.reason, "due": day(it.acceptance_due)},
    TaskTransferred: lambda it: {"reason": it.reason, "due": day(it.handover.acceptance_due)},
    TaskWithdrawn: lambda it: {"reason": it.reason},
    TaskMerged: lambda it: {
        "other": it.into.number,
        "other_title": it.into.title,
        "reason": it.reason,
    },
    TaskMergedIn: lambda it: {
        "other": it.merged.number,
        "other_title": it.merged.title,
        "reason": it.reason,
    },
    TaskSplit: lambda it: {
        "others": "、".join(f"{one.number} {one.title}" for one in it.parts),
        "reason": it.reason,
    },
    RiskAccepted: lambda it: {"due": day(it.expires_on), "reason": it.reason},
    RiskExpired: lambda it: {"due": day(it.expires_on)},
    MeasuresProposed: lambda it: {"measures": str(len(it.measures))},
    PlanApproved: lambda it: {"measures": str(len(it.measures)), "due": day(it.deadline)},
    PlanReturned: lambda it: {"reasons": it.reasons},
    ContributionRequested: lambda it: {"request": it.request, "due": day(it.due)},
    MeasureChangeRequested: lambda it: _of_a_change(it, it.replacement),
    MeasureCancelled: _of_a_change,
    MeasureReplaced: lambda it: _of_a_change(it, it.replacement),
    MeasureChangeRefused: _of_a_change,
    MeasureSubmitted: lambda it: {
        "measure": str(it.measure),
        "round": str(it.round),
        "due": day(it.review_due),
    },
    MeasureReturned: lambda it: {"measure": str(it.measure), "reasons": it.reasons},
    ExtensionRequested: lambda it: {
        "measure": str(it.measure),
        "old": day(it.deadline),
        "due": day(it.new_deadline),
        "reason": it.reason,
    },
    ExtensionEndorsed: lambda it: {
        "measure": str(it.measure),
        "due": day(it.new_deadline),
        "opinion": it.opinion,
    },
    ExtensionGranted: lambda it: {
        "measure": str(it.measure),
        "old": day(it.deadline),
        "due": day(it.new_deadline),
    },
    ExtensionRefused: lambda it: {
        "measure": str(it.measure),
        "old": day(it.deadline),
        "reasons": it.reasons,
    },
    MilestoneReached: lambda it: {
        "measure": str(it.measure),
        "due": day(it.next_milestone),
        "opinion": it.opinion,
    },
    TaskClassifiedLongTerm: lambda it: {"due": day(it.next_milestone), "reason": it.reason},
    LongTermEnded: lambda it: {"reason": it.reason},
    TaskVerified: lambda it: {"opinion": it.opinion},
    TaskBecameOverdue: lambda it: {
        "measure": "" if it.measure is None else str(it.measure),
        "due": day(it.due),
    },
    TaskReminded: lambda it: {"text": it.text or ""},
    TaskClosed: lambda it: {"result": it.result_class.value, "due": day(it.look_back_due)},
    LookBackPassed: lambda it: {"opinion": it.opinion},
    RelapseFound: lambda it: {"reasons": it.reasons},
    TaskReopened: lambda it: {
        "ground": it.ground.value,
        "reference": it.reference or "",
        "reason": it.reason,
        "due": day(it.plan_due),
    },
    TaskSpotCheckConcluded: lambda it: {"result": it.result.value, "opinion": it.opinion},
}
