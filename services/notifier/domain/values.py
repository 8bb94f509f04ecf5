"""What a message may say of an event: numbers, titles, units, days, reasons; never a person.

Of a case only its ground and the numbers of its tasks.
"""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from contracts.envelope import Event
from contracts.events.campaigns.policy import PolicyChanged
from contracts.events.campaigns.reports import CampaignClosed, CampaignReportApproved
from contracts.events.case import CaseFact
from contracts.events.fact import Fact
from contracts.events.findings.analysis import ManagementResponseRecorded
from contracts.events.findings.replication import ReplicaAnswered, ReplicaAsked, ReplicaClockPassed
from contracts.events.institution import InstitutionAbolished
from contracts.events.parts import MeasurePlan
from contracts.events.results import feedback, publication
from contracts.events.supervision.draw import LookBackDrawn, SpotCheckDrawn
from contracts.events.supervision.draw_pairs import TaskSpotCheckConcluded
from contracts.events.supervision.slip import (
    NoticeIssued,
    SupervisionFact,
    SupervisionSlipAnswered,
    SupervisionSlipClockPassed,
    SupervisionSlipIssued,
)
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
from contracts.events.task.summary import TaskFact
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
from services.notifier.domain.situation import Situation

_Values = Callable[[Any], Values]


def _of_a_change(it: Any, replacement: MeasurePlan | None = None) -> Values:
    new = f"{replacement.number} {replacement.text}" if replacement else ""
    return {"measure": str(it.measure), "reason": it.reason, "replacement": new}


_OF_A_TASK: dict[type[Fact], _Values] = {
    TaskAssigned: lambda it: {"due": _day(it.acceptance_due)},
    TaskContested: lambda it: {"reason": it.reason},
    ContestUpheld: lambda it: {
        "reason": it.reason,
        "due": _day(it.handover.acceptance_due if it.handover else None),
    },
    ContestDismissed: lambda it: {"reason": it.reason, "due": _day(it.acceptance_due)},
    TaskTransferred: lambda it: {"reason": it.reason, "due": _day(it.handover.acceptance_due)},
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
    RiskAccepted: lambda it: {"due": _day(it.expires_on), "reason": it.reason},
    RiskExpired: lambda it: {"due": _day(it.expires_on)},
    MeasuresProposed: lambda it: {"measures": str(len(it.measures))},
    PlanApproved: lambda it: {"measures": str(len(it.measures)), "due": _day(it.deadline)},
    PlanReturned: lambda it: {"reasons": it.reasons},
    ContributionRequested: lambda it: {"request": it.request, "due": _day(it.due)},
    MeasureChangeRequested: lambda it: _of_a_change(it, it.replacement),
    MeasureCancelled: _of_a_change,
    MeasureReplaced: lambda it: _of_a_change(it, it.replacement),
    MeasureChangeRefused: _of_a_change,
    MeasureSubmitted: lambda it: {
        "measure": str(it.measure),
        "round": str(it.round),
        "due": _day(it.review_due),
    },
    MeasureReturned: lambda it: {"measure": str(it.measure), "reasons": it.reasons},
    ExtensionRequested: lambda it: {
        "measure": str(it.measure),
        "old": _day(it.deadline),
        "due": _day(it.new_deadline),
        "reason": it.reason,
    },
    ExtensionEndorsed: lambda it: {
        "measure": str(it.measure),
        "due": _day(it.new_deadline),
        "opinion": it.opinion,
    },
    ExtensionGranted: lambda it: {
        "measure": str(it.measure),
        "old": _day(it.deadline),
        "due": _day(it.new_deadline),
    },
    ExtensionRefused: lambda it: {
        "measure": str(it.measure),
        "old": _day(it.deadline),
        "reasons": it.reasons,
    },
    MilestoneReached: lambda it: {
        "measure": str(it.measure),
        "due": _day(it.next_milestone),
        "opinion": it.opinion,
    },
    TaskClassifiedLongTerm: lambda it: {"due": _day(it.next_milestone), "reason": it.reason},
    LongTermEnded: lambda it: {"reason": it.reason},
    TaskVerified: lambda it: {"opinion": it.opinion},
    TaskBecameOverdue: lambda it: {
        "measure": "" if it.measure is None else str(it.measure),
        "due": _day(it.due),
    },
    TaskReminded: lambda it: {"text": it.text or ""},
    TaskClosed: lambda it: {"result": it.result_class.value, "due": _day(it.look_back_due)},
    LookBackPassed: lambda it: {"opinion": it.opinion},
    RelapseFound: lambda it: {"reasons": it.reasons},
    TaskReopened: lambda it: {
        "ground": it.ground.value,
        "reference": it.reference or "",
        "reason": it.reason,
        "due": _day(it.plan_due),
    },
    TaskSpotCheckConcluded: lambda it: {"result": it.result.value, "opinion": it.opinion},
}


_Told = Callable[[Any, Situation], Values]


def _public(fact: publication.ResultFact | feedback.FeedbackFact, now: Situation) -> Values:
    return {"title": fact.title, "tasks": _numbers(fact.tasks, now)}


_BESIDE_TASKS: dict[type[Fact], _Told] = {
    ManagementResponseRecorded: lambda it, now: {
        "number": it.finding.number,
        "unit": now.directory.unit_name(it.responding_unit),
        "text": it.text,
        "due": _day(it.done_by),
    },
    ReplicaAsked: lambda it, _: {
        "number": it.finding.number,
        "text": it.text,
        "request": it.request,
        "due": _day(it.due),
    },
    ReplicaAnswered: lambda it, now: {
        "number": it.finding.number,
        "unit": now.directory.unit_name(it.unit_asked),
        "answer": it.answer.value,
        "text": it.explanation,
        "task": it.task_number or "",
    },
    NoticeIssued: lambda it, now: _supervised(it, now) | {"text": it.text},
    SupervisionSlipIssued: lambda it, now: (
        _supervised(it, now) | {"text": it.text, "due": _day(it.answer_due)}
    ),
    SupervisionSlipAnswered: lambda it, now: (
        _supervised(it, now) | {"text": it.text, "late": "late" if it.late else ""}
    ),
    publication.ResultDrafted: lambda it, now: _public(it, now) | {"text": it.text},
    publication.ResultPublished: lambda it, now: _public(it, now) | {"text": it.text},
    publication.ResultWithdrawn: lambda it, now: _public(it, now) | {"reason": it.reason},
    feedback.FeedbackReceived: lambda it, now: _public(it, now) | {"due": _day(it.answer_due)},
    feedback.ReviewRaised: _public,
    feedback.ReviewConcluded: lambda it, now: _public(it, now) | {"outcome": it.outcome.value},
    InstitutionAbolished: lambda it, now: {
        "number": it.document_number,
        "title": it.title,
        "unit": now.directory.unit_name(it.registered_by),
        "since": _day(it.abolished_on),
        "reason": it.reason,
        "replacement": it.replaced_by_document or "",
    },
    SupervisionSlipClockPassed: lambda it, now: _supervised(it, now) | {"due": _day(it.due)},
    ReplicaClockPassed: lambda it, now: {
        "number": it.finding.number,
        "unit": now.directory.unit_name(it.unit_asked),
        "text": it.text,
        "due": _day(it.due),
    },
    LookBackDrawn: lambda it, _: _drawn(it) | {"due": _day(it.look_back_by)},
    SpotCheckDrawn: lambda it, _: _drawn(it),
    PolicyChanged: lambda it, _: {
        "name": it.name,
        "version": str(it.policy.version),
        "since": _day(it.effective_from),
        "reason": it.reason,
    },
    CampaignReportApproved: lambda it, _: {
        "name": it.campaign,
        "number": it.document_number,
        "title": it.title,
    },
    CampaignClosed: lambda it, _: {"name": it.campaign, "conclusion": it.conclusion},
}


def values_of(event: Event, now: Situation) -> Values:
    """The values of a template for this event."""
    fact = event.data
    if isinstance(fact, CaseFact):
        said = {"ground": fact.ground.value, "tasks": _numbers(fact.tasks, now)}
        due = getattr(fact, "explain_by", None)
        return said | {"due": _day(due)} if due else said
    if not isinstance(fact, TaskFact):
        told = _BESIDE_TASKS.get(type(fact))
        return told(fact, now) if told else {}
    return {
        "task": str(event.aggregate_id),
        "number": fact.task.number,
        "title": fact.task.title,
        "lead_unit": now.directory.unit_name(_lead_unit(fact)),
        **_OF_A_TASK[type(fact)](fact),
    }


def _supervised(fact: SupervisionFact, now: Situation) -> Values:
    return {
        "number": fact.document_number,
        "unit": now.directory.unit_name(fact.unit_addressed),
        "tasks": _numbers(fact.tasks, now),
    }


def _drawn(fact: LookBackDrawn | SpotCheckDrawn) -> Values:
    numbers = {one.task: one.number for one in fact.population}
    return {
        "number": str(fact.draw_number),
        "population": str(len(numbers)),
        "tasks": "、".join(numbers[task] for task in fact.drawn),
    }


def _numbers(tasks: Iterable[UUID], now: Situation) -> str:
    return "、".join(now.tasks[task].number for task in tasks if task in now.tasks)


def _lead_unit(fact: TaskFact) -> str | None:
    return fact.lead_unit if isinstance(fact, TaskAssigned) else fact.task.lead_unit


def _day(value: Any) -> str:
    return value.isoformat() if value else ""
