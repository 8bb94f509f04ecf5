"""For each event that is told at all: whom it concerns, first reason first."""

from collections.abc import Callable
from typing import Any

from contracts.envelope import Event
from contracts.events.accountability.signal import (
    AccountabilityProposalDismissed,
    AccountabilityProposed,
    AccountabilitySignalled,
)
from contracts.events.campaigns.policy import PolicyChanged
from contracts.events.campaigns.reports import CampaignClosed, CampaignReportApproved
from contracts.events.case import AccountabilityTriggered
from contracts.events.fact import Fact
from contracts.events.findings.analysis import ManagementResponseRecorded
from contracts.events.findings.replication import ReplicaAnswered, ReplicaAsked, ReplicaClockPassed
from contracts.events.institution import InstitutionAbolished
from contracts.events.results.feedback import FeedbackReceived, ReviewConcluded, ReviewRaised
from contracts.events.results.publication import ResultDrafted, ResultPublished, ResultWithdrawn
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
from contracts.events.task.turns.contest import ContestDismissed, ContestUpheld, TaskContested
from contracts.events.task.turns.handover import Handover, TaskTransferred, TaskWithdrawn
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
from contracts.words import Role
from services.notifier.domain.situation import Reason, Situation

Listeners = Callable[[Event, Any, Situation], list[Reason]]


def _of_an_assignment(_event: Event, fact: TaskAssigned | Handover, now: Situation) -> list[Reason]:
    expanded = [code for group in fact.groups for code in group.units]
    cooperating = dict.fromkeys([*fact.cooperating, *expanded])
    return [
        *now.workers(fact.lead_unit, "lead"),
        *now.people([fact.handler], "lead"),
        *now.people([fact.leader.officer], "leader"),
        *(reason for unit in cooperating for reason in now.workers(unit, "cooperating")),
    ]


def _of_a_handover(
    event: Event, fact: ContestUpheld | TaskTransferred, now: Situation
) -> list[Reason]:
    left = now.workers(fact.previous_unit, "former")
    return [*_of_an_assignment(event, fact.handover, now), *left] if fact.handover else left


def _unit_and_leader(event: Event, fact: Any, now: Situation) -> list[Reason]:
    return [*now.workers(fact.task.lead_unit, "lead"), *now.leader_of(event.aggregate_id)]


def _unit_leader_and_office(event: Event, fact: Any, now: Situation) -> list[Reason]:
    return [*_unit_and_leader(event, fact, now), *_office(event, fact, now)]


def _unit(_event: Event, fact: Any, now: Situation) -> list[Reason]:
    return now.workers(fact.task.lead_unit, "lead")


def _of_a_relapse(event: Event, fact: RelapseFound, now: Situation) -> list[Reason]:
    return [*now.body(Role.LEADING_GROUP, "decider"), *_unit_and_leader(event, fact, now)]


def _supervisors(_event: Event, _fact: Fact, now: Situation) -> list[Reason]:
    return now.body(Role.SUPERVISOR, "supervisor")


def _nobody(_event: Event, _fact: Fact, _now: Situation) -> list[Reason]:
    """Groups and systems alone: people are told by the ladder of the policy."""
    return []


def _office(_event: Event, _fact: Fact, now: Situation) -> list[Reason]:
    return now.body(Role.OFFICE, "office")


def _of_a_request(event: Event, _fact: ExtensionRequested, now: Situation) -> list[Reason]:
    return now.leader_of(event.aggregate_id)


def _decider(_event: Event, fact: ExtensionEndorsed, now: Situation) -> list[Reason]:
    return now.body(fact.decided_by, "decider")


def _unit_asked(
    _event: Event, fact: ContributionRequested | ReplicaAsked, now: Situation
) -> list[Reason]:
    return now.workers(fact.unit_asked, "cooperating")


def _addressed(_event: Event, fact: SupervisionFact, now: Situation) -> list[Reason]:
    leaders = (reason for task in fact.tasks for reason in now.leader_of(task))
    return [*now.heads(fact.unit_addressed, "head"), *leaders]


def _unanswered(event: Event, fact: SupervisionSlipClockPassed, now: Situation) -> list[Reason]:
    return [*_addressed(event, fact, now), *now.body(Role.SUPERVISOR, "supervisor")]


def _not_looked(_event: Event, fact: ReplicaClockPassed, now: Situation) -> list[Reason]:
    return [*now.heads(fact.unit_asked, "head"), *now.body(Role.OFFICE, "office")]


def _approvers(_event: Event, fact: ResultDrafted, now: Situation) -> list[Reason]:
    return now.body(Role.LEADING_GROUP if fact.quotes_source else Role.OFFICE, "approver")


def _told_of(
    _event: Event, fact: ResultPublished | ResultWithdrawn | ReviewConcluded, now: Situation
) -> list[Reason]:
    """Heads of the units whose work it tells of, and the leaders."""
    led = dict.fromkeys(now.tasks[one].lead_unit for one in fact.tasks if one in now.tasks)
    heads = (reason for unit in led if unit for reason in now.heads(unit, "head"))
    return [*heads, *(reason for task in fact.tasks for reason in now.leader_of(task))]


def _of_a_bad_score(_event: Event, _fact: ReviewRaised, now: Situation) -> list[Reason]:
    return [*now.body(Role.OFFICE, "office"), *now.body(Role.SUPERVISOR, "supervisor")]


def _of_a_case(_event: Event, _fact: Fact, now: Situation) -> list[Reason]:
    if now.audience is None:
        raise ValueError("whom a case concerns must be asked of the ledger first")
    return [
        *now.people(now.audience.subjects, "subject"),
        *now.body(Role.LEADING_GROUP, "body"),
        *now.body(Role.DISCIPLINE, "body"),
    ]


def _of_a_signal(_event: Event, _fact: Fact, now: Situation) -> list[Reason]:
    if now.audience is None:
        raise ValueError("whom a signal concerns must be asked of the ledger first")
    return [reason for unit in now.audience.units for reason in now.heads(unit, "head")]


def _bodies(_event: Event, _fact: Fact, now: Situation) -> list[Reason]:
    return [*now.body(Role.DISCIPLINE, "body"), *now.body(Role.LEADING_GROUP, "body")]


def _all_units(_event: Event, _fact: Fact, now: Situation) -> list[Reason]:
    return [
        *now.body(Role.OFFICE, "office"),
        *now.body(Role.SUPERVISOR, "supervisor"),
        *now.body(Role.HEAD, "head"),
    ]


LISTENERS: dict[type[Fact], Listeners] = {
    TaskAssigned: _of_an_assignment,
    TaskContested: _office,
    ContestUpheld: _of_a_handover,
    ContestDismissed: _unit_and_leader,
    TaskTransferred: _of_a_handover,
    TaskWithdrawn: _unit_and_leader,
    TaskMerged: _unit_and_leader,
    TaskMergedIn: _unit_and_leader,
    TaskSplit: _unit_leader_and_office,
    RiskAccepted: _unit_and_leader,
    RiskExpired: _unit_leader_and_office,
    MeasuresProposed: _office,
    PlanApproved: _unit_and_leader,
    PlanReturned: _unit,
    ContributionRequested: _unit_asked,
    MeasureChangeRequested: _office,
    MeasureCancelled: _unit_and_leader,
    MeasureReplaced: _unit_and_leader,
    MeasureChangeRefused: _unit_and_leader,
    MeasureSubmitted: _supervisors,
    MeasureReturned: _unit_and_leader,
    ExtensionRequested: _of_a_request,
    ExtensionEndorsed: _decider,
    ExtensionGranted: _unit_and_leader,
    ExtensionRefused: _unit_and_leader,
    MilestoneReached: _unit_and_leader,
    TaskClassifiedLongTerm: _unit_and_leader,
    LongTermEnded: _unit_and_leader,
    TaskVerified: _unit_and_leader,
    TaskBecameOverdue: _nobody,
    TaskReminded: _unit,
    TaskClosed: _unit_and_leader,
    LookBackDrawn: _supervisors,
    LookBackPassed: _unit_and_leader,
    RelapseFound: _of_a_relapse,
    TaskReopened: _unit_and_leader,
    SpotCheckDrawn: _supervisors,
    TaskSpotCheckConcluded: _unit_and_leader,
    AccountabilitySignalled: _of_a_signal,
    AccountabilityProposed: _bodies,
    AccountabilityProposalDismissed: _of_a_signal,
    AccountabilityTriggered: _of_a_case,
    ManagementResponseRecorded: _office,
    ReplicaAsked: _unit_asked,
    ReplicaAnswered: _office,
    ReplicaClockPassed: _not_looked,
    NoticeIssued: _addressed,
    SupervisionSlipIssued: _addressed,
    SupervisionSlipAnswered: _supervisors,
    InstitutionAbolished: _office,
    ResultDrafted: _approvers,
    ResultPublished: _told_of,
    ResultWithdrawn: _told_of,
    FeedbackReceived: _office,
    ReviewRaised: _of_a_bad_score,
    ReviewConcluded: _told_of,
    SupervisionSlipClockPassed: _unanswered,
    PolicyChanged: _all_units,
    CampaignReportApproved: _office,
    CampaignClosed: _all_units,
}
"""An event that is not here tells nobody."""

CONCERN_SOMEBODY = frozenset(
    {AccountabilitySignalled, AccountabilityProposalDismissed, AccountabilityTriggered}
)
"""Facts that hold sealed whom they concern: the ledger is asked before anybody is told."""
