"""Measures proposed by the head of the lead unit, approved or returned by the office."""

from datetime import date
from uuid import UUID

from pydantic import Field

from contracts.events.parts import Independence, MeasurePlan
from contracts.events.task.planning import MeasuresProposed, PlanApproved, PlanReturned
from contracts.labels import Term
from contracts.words import MeasureType, Role, TaskStatus
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.kernel.command import Command, Text
from services.ledger.domain.kernel.deadlines import add_months, latest_deadline
from services.ledger.domain.kernel.refusals import GuardRefused
from services.ledger.domain.task.context import Context, require_body, require_independent
from services.ledger.domain.task.phases.assignment import require_numbered_once
from services.ledger.domain.task.state import Task
from services.ledger.domain.task.stated import StatedMeasure


class ProposeMeasures(Command):
    """Propose the measures, each with owner, deliverable, type and deadline."""

    measures: tuple[StatedMeasure, ...] = Field(min_length=1, max_length=200)


class ApprovePlan(Command):
    """Approve the measures as proposed."""

    opinion: Text | None = None


class ReturnPlan(Command):
    """Return the proposal, with reasons."""

    reasons: Text


def propose_measures(task: Task, command: ProposeMeasures, context: Context) -> MeasuresProposed:
    """The head of the lead unit proposes; each measure must be complete and in its clock."""
    task.require_status(TaskStatus.ACCEPTED)
    context.by.require_in(task.lead_unit, Role.HEAD)
    require_numbered_once(command.measures)
    for measure in command.measures:
        require_plannable(task, measure, context)
    due = task.plan_due or date.max
    return MeasuresProposed(
        task=task.facts,
        measures=tuple(one.plan() for one in command.measures),
        plan_due=due,
        late=context.moment.today > due,
    )


def require_plannable(task: Task, measure: MeasurePlan, context: Context) -> None:
    """Refuse a measure that is incomplete, beyond its clock, or owned by somebody from outside."""
    _require_complete(task, measure, context.campaign)
    people = frozenset[UUID]().union(*(context.members(unit) for unit in task.units))
    if measure.owner not in people:
        raise GuardRefused(
            "owner_of_unit",
            "measure {number}: its owner holds no post in the task's units",
            number=measure.number,
        )


def approve_plan(task: Task, command: ApprovePlan, context: Context) -> PlanApproved:
    """The office fixes the proposal; the first deadlines stay visible from then on."""
    independence = _require_decider(task, context)
    decisive = max(task.proposal, key=lambda one: one.deadline or date.min)
    open_ended = [one for one in task.proposal if one.deadline is None]
    policy, today = context.campaign.policy, context.moment.today
    return PlanApproved(
        task=task.facts,
        measures=task.proposal,
        type=open_ended[0].type if open_ended and not decisive.deadline else decisive.type,
        deadline=decisive.deadline,
        opinion=command.opinion,
        independence=independence,
        progress_due=add_months(today, policy.progress_months),
        progress_months=policy.progress_months,
        progress_day=today.day,
    )


def return_plan(task: Task, command: ReturnPlan, context: Context) -> PlanReturned:
    """The office returns the proposal; the unit proposes again."""
    independence = _require_decider(task, context)
    return PlanReturned(task=task.facts, reasons=command.reasons, independence=independence)


def _require_decider(task: Task, context: Context) -> Independence:
    task.require_status(TaskStatus.ACCEPTED)
    require_body(task, context, Role.OFFICE)
    if not task.proposal:
        raise GuardRefused("plan_proposed", "no measures are proposed")
    return require_independent(task, context)


def _require_complete(task: Task, measure: MeasurePlan, campaign: Campaign) -> None:
    missing = [Term(field) for field in ("owner", "deliverable") if not getattr(measure, field)]
    if missing:
        raise GuardRefused(
            "measure_complete",
            "measure {number} lacks {missing}",
            number=measure.number,
            missing=missing,
        )
    begun = task.reopened_on or campaign.opened_on
    last = latest_deadline(measure.type, begun, campaign.policy)
    if measure.deadline is None:
        _require_milestone(measure, begun, last)
        return
    if measure.deadline > last:
        raise GuardRefused(
            "deadline_within_clock",
            "measure {number}: {deadline} is beyond its clock, which ends {last}",
            number=measure.number,
            deadline=measure.deadline,
            last=last,
        )
    if measure.deadline <= begun:
        raise GuardRefused(
            "deadline_within_clock",
            "measure {number} is due before its clock began",
            number=measure.number,
        )


def _require_milestone(measure: MeasurePlan, begun: date, last: date) -> None:
    if measure.type is not MeasureType.CONTINUOUS or measure.first_milestone is None:
        raise GuardRefused(
            "measure_complete",
            "measure {number} needs a deadline, or, for 长期坚持, its first milestone",
            number=measure.number,
        )
    if not begun < measure.first_milestone <= last:
        raise GuardRefused(
            "deadline_within_clock",
            "measure {number}: its first milestone is not between opening and {last}",
            number=measure.number,
            last=last,
        )
