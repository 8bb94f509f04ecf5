"""How each fact changes a task; facts that only history keeps change nothing."""

from dataclasses import replace
from datetime import UTC
from typing import Any

from contracts.envelope import Event
from contracts.events.task import assignment, clocks, closing, paired, planning, verification, work
from contracts.words import Clock, MeasureStatus, TaskStatus
from services.ledger.domain.kernel.aggregate import unchanged
from services.ledger.domain.task.state import Contribution, Measure, PromisedInstitution, Task


def _registered(task: Task, fact: assignment.TaskRegistered, _: Event) -> Task:
    return replace(
        task,
        summary=fact.task,
        finding_number=fact.finding_number,
        goal=fact.goal,
        draft=fact.responsibility,
        draft_measures=fact.measures,
    )


def _assigned(task: Task, fact: assignment.TaskAssigned, event: Event) -> Task:
    expanded = (unit for group in fact.groups for unit in group.units)
    return replace(
        task,
        status=TaskStatus.ASSIGNED,
        summary=fact.task,
        cooperating=tuple(dict.fromkeys((*fact.cooperating, *expanded))),
        leader=fact.leader,
        # The day before in UTC where zones disagree: independence looks back rather too far.
        assigned_on=event.occurred_at.astimezone(UTC).date(),
        acceptance_due=fact.acceptance_due,
    )


def _accepted(task: Task, fact: assignment.TaskAccepted, event: Event) -> Task:
    return replace(_worked(task, event), status=TaskStatus.ACCEPTED, plan_due=fact.plan_due)


def _proposed(task: Task, fact: planning.MeasuresProposed, event: Event) -> Task:
    return replace(_worked(task, event), proposal=fact.measures)


def _approved(task: Task, fact: planning.PlanApproved, _: Event) -> Task:
    return replace(
        task,
        status=TaskStatus.IN_PROGRESS,
        measures={plan.number: Measure(plan) for plan in fact.measures},
        proposal=(),
    )


def _returned_plan(task: Task, _fact: planning.PlanReturned, _: Event) -> Task:
    return replace(task, proposal=())


def _asked(task: Task, fact: work.ContributionRequested, event: Event) -> Task:
    asked = Contribution(fact.unit_asked, due=fact.due)
    return replace(
        _worked(task, event), contributions={**task.contributions, fact.contribution: asked}
    )


def _settled(task: Task, fact: Any, event: Event) -> Task:
    settled = replace(task.contributions[fact.contribution], settled=True)
    made = isinstance(fact, work.ContributionMade)
    return replace(
        _worked(task, event) if made else task,
        contributions={**task.contributions, fact.contribution: settled},
    )


def _attached(task: Task, fact: work.EvidenceAttached, event: Event) -> Task:
    evidence = (*task.measures[fact.measure].evidence, fact.sha256)
    return _measure(_worked(task, event), fact.measure, evidence=evidence)


def _submitted(task: Task, fact: work.MeasureSubmitted, event: Event) -> Task:
    return _measure(
        _worked(task, event),
        fact.measure,
        status=MeasureStatus.SUBMITTED,
        round=fact.round,
        review_due=fact.review_due,
        submitted_on=fact.submitted_on,
    )


def _verified(task: Task, fact: verification.MeasureVerified, _: Event) -> Task:
    return _measure(task, fact.measure, status=MeasureStatus.VERIFIED, review_due=None)


def _returned(task: Task, fact: verification.MeasureReturned, _: Event) -> Task:
    return _measure(task, fact.measure, status=MeasureStatus.RETURNED, review_due=None)


def _task_verified(task: Task, _fact: verification.TaskVerified, _: Event) -> Task:
    return replace(task, status=TaskStatus.VERIFIED)


def _endorsed(task: Task, _fact: closing.ClosureEndorsed, _: Event) -> Task:
    return replace(task, endorsed=True)


def _closed(task: Task, _fact: closing.TaskClosed, _: Event) -> Task:
    return replace(task, status=TaskStatus.CLOSED)


def _replied(task: Task, fact: paired.TaskReplySent, _: Event) -> Task:
    return replace(task, replied_on=fact.sent_on)


def _promised(task: Task, fact: paired.TaskInstitutionRegistered, event: Event) -> Task:
    promised = PromisedInstitution(fact.institution)
    return replace(_worked(task, event), institutions={**task.institutions, fact.measure: promised})


def _confirmed(task: Task, fact: paired.TaskInstitutionConfirmed, _: Event) -> Task:
    confirmed = {
        number: PromisedInstitution(fact.institution, confirmed=True) for number in fact.measures
    }
    return replace(task, institutions={**task.institutions, **confirmed})


def _clock(task: Task, fact: clocks.ClockPassed, _: Event) -> Task:
    key = (fact.clock, fact.measure, fact.deadline_version)
    return replace(task, clocks_passed=task.clocks_passed | {key})


def _overdue(task: Task, fact: clocks.TaskBecameOverdue, _: Event) -> Task:
    clock = Clock.TASK if fact.measure is None else Clock.MEASURE
    key = (clock, fact.measure, fact.deadline_version)
    return replace(task, clocks_passed=task.clocks_passed | {key})


def _worked(task: Task, event: Event) -> Task:
    """Remember who acted for a unit: that person judges nothing here any more."""
    person = event.actor.person
    return task if person is None else replace(task, workers=task.workers | {person})


def _measure(task: Task, number: int, **changes: Any) -> Task:
    changed = replace(task.measures[number], **changes)
    return replace(task, measures={**task.measures, number: changed})


Task.folds = {
    assignment.TaskRegistered: _registered,
    assignment.TaskAssigned: _assigned,
    assignment.TaskAccepted: _accepted,
    planning.MeasuresProposed: _proposed,
    planning.PlanApproved: _approved,
    planning.PlanReturned: _returned_plan,
    work.ContributionRequested: _asked,
    work.ContributionMade: _settled,
    work.ContributionWaived: _settled,
    work.EvidenceAttached: _attached,
    work.MeasureSubmitted: _submitted,
    verification.MeasureVerified: _verified,
    verification.MeasureReturned: _returned,
    verification.TaskVerified: _task_verified,
    closing.ClosureEndorsed: _endorsed,
    closing.TaskClosed: _closed,
    paired.TaskReplySent: _replied,
    paired.TaskInstitutionRegistered: _promised,
    paired.TaskInstitutionConfirmed: _confirmed,
    paired.TaskAccountabilityTriggered: unchanged,
    paired.TaskAccountabilityAnswered: unchanged,
    paired.TaskAccountabilityDecided: unchanged,
    paired.TaskAccountabilityWithdrawn: unchanged,
    clocks.ClockPassed: _clock,
    clocks.TaskBecameOverdue: _overdue,
}
