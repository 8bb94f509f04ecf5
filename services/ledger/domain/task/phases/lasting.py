"""What is kept up for long (长期坚持): stages every few months, the classification, its end."""

from datetime import date

from pydantic import Field

from contracts.events.fact import Sha256
from contracts.events.task.amending.lasting import (
    LongTermEnded,
    MilestoneReached,
    TaskClassifiedLongTerm,
)
from contracts.words import MeasureStatus, Role, TaskStatus
from services.ledger.domain.kernel.command import Command, Text
from services.ledger.domain.kernel.deadlines import add_months
from services.ledger.domain.kernel.refusals import GuardRefused
from services.ledger.domain.task.context import Context
from services.ledger.domain.task.phases.verification import judged, require_checked
from services.ledger.domain.task.state import Measure, Task

_NEXT = Field(default=None, description="default: the policy's months on")


class ReachMilestone(Command):
    """Find a stage of an open-ended measure done, and set its next milestone."""

    measure: int
    opinion: Text
    evidence_checked: tuple[Sha256, ...]
    next_milestone: date | None = _NEXT


class ClassifyLongTerm(Command):
    """Keep the task up for long, with a reason."""

    reason: Text
    next_milestone: date | None = _NEXT


class EndLongTerm(Command):
    """End what was kept up for long, with a reason."""

    reason: Text


def reach_milestone(task: Task, command: ReachMilestone, context: Context) -> MilestoneReached:
    """A submitted stage of an open-ended measure is verified by an independent supervisor."""
    measure, independence = judged(
        task, command.measure, context, TaskStatus.IN_PROGRESS, TaskStatus.LONG_TERM
    )
    milestone = measure.milestone
    if milestone is None:
        raise GuardRefused(
            "measure_open_ended",
            "measure {number} has a deadline and no milestones",
            number=command.measure,
        )
    require_checked(measure, command.evidence_checked)
    return MilestoneReached(
        task=task.facts,
        measure=command.measure,
        round=measure.round,
        milestone=milestone,
        late=measure.submitted_on is not None and measure.submitted_on > milestone,
        next_milestone=_next(command.next_milestone, milestone, context),
        deadline_version=measure.deadline_version + 1,
        opinion=command.opinion,
        evidence_checked=command.evidence_checked,
        independence=independence,
        policy_version=context.campaign.policy.version,
    )


def classify_long_term(
    task: Task, command: ClassifyLongTerm, context: Context
) -> TaskClassifiedLongTerm:
    """The leading group, once dated measures and the first stages of the others are verified."""
    task.require_status(TaskStatus.IN_PROGRESS, TaskStatus.VERIFIED)
    context.by.require(Role.LEADING_GROUP)
    kept = _kept_up(task)
    resumed = tuple(n for n, one in kept.items() if one.status is MeasureStatus.VERIFIED)
    milestones = [one.milestone for n, one in kept.items() if one.milestone and n not in resumed]
    if resumed or not milestones:
        milestones.append(_next(command.next_milestone, context.moment.today, context))
    return TaskClassifiedLongTerm(
        task=task.facts,
        reason=command.reason,
        next_milestone=milestones[-1] if resumed else min(milestones),
        resumed=resumed,
        policy_version=context.campaign.policy.version,
    )


def end_long_term(task: Task, command: EndLongTerm, context: Context) -> LongTermEnded:
    """The leading group ends it; measures and task are verified as others are."""
    task.require_status(TaskStatus.LONG_TERM)
    context.by.require(Role.LEADING_GROUP)
    return LongTermEnded(task=task.facts, reason=command.reason)


def _kept_up(task: Task) -> dict[int, Measure]:
    live = task.live_measures
    kept = {number: one for number, one in live.items() if one.milestone}
    pending = [
        number
        for number, one in live.items()
        if number not in kept and one.status is not MeasureStatus.VERIFIED
    ]
    if pending:
        raise GuardRefused("measures_verified", "not verified: measures {pending}", pending=pending)
    if not kept:
        raise GuardRefused("measure_open_ended", "no measure of the task is open-ended")
    early = [
        number
        for number, one in kept.items()
        if not one.stages and one.status is not MeasureStatus.VERIFIED
    ]
    if early:
        raise GuardRefused(
            "first_stage_verified",
            "the first stage is not verified: measures {pending}",
            pending=early,
        )
    return kept


def _next(wanted: date | None, since: date, context: Context) -> date:
    """The next milestone: after today, at most the policy's months after the last or today."""
    months, today = context.campaign.policy.milestone_months, context.moment.today
    last = add_months(max(since, today), months)
    if wanted is None:
        usual = add_months(since, months)
        return usual if usual > today else last
    if not today < wanted <= last:
        raise GuardRefused(
            "milestone_within_months",
            "the next milestone is after today and by {last}, not {wanted}",
            last=last,
            wanted=wanted,
        )
    return wanted
