"""Registering a task, assigning it to one lead unit, and the unit's acceptance."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from pydantic import Field

from contracts.events.fact import UnitCode
from contracts.events.parts import Origin, PostHolder, UnitGroup
from contracts.events.task.assignment import TaskAccepted, TaskAssigned, TaskRegistered
from contracts.events.task.summary import TaskSummary
from contracts.words import Role, TaskStatus
from services.ledger.domain.finding import Finding
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.kernel.refusals import GuardRefused, NotPermitted
from services.ledger.domain.task.context import Context
from services.ledger.domain.task.state import Task
from services.ledger.domain.task.stated import (
    StatedHolder,
    StatedMeasure,
    StatedResponsibility,
)


class RegisterTask(Command):
    """Put a row into the ledger; measures and responsibilities are a draft."""

    campaign: UUID
    finding: UUID
    number: Line
    title: Line
    goal: Text | None = None
    measures: tuple[StatedMeasure, ...] = Field(default=(), max_length=200)
    responsibility: StatedResponsibility = StatedResponsibility()


class AssignTask(Command):
    """Give the task to a lead unit; what is left out is taken from the draft."""

    lead_unit: UnitCode | None = None
    cooperating: tuple[UnitCode, ...] | None = None
    groups: tuple[Line, ...] | None = None
    leader: StatedHolder | None = None
    first_responsible: UUID | None = None
    handler: UUID | None = None


class Assignees(NamedTuple):
    """Whom a task goes to: fields of the facts that say so."""

    lead_unit: str
    cooperating: tuple[str, ...]
    groups: tuple[UnitGroup, ...]
    leader: PostHolder


class AcceptTask(Command):
    """Acknowledge the task and take it on (签收)."""


def register_task(
    task: Task,
    command: RegisterTask,
    finding: Finding,
    context: Context,
    origin: tuple[Origin, ...] = (),
) -> TaskRegistered:
    """The office registers a task with a number that is new, for a finding that exists."""
    context.by.require(Role.OFFICE)
    context.campaign.require_open()
    task.require_new()
    registered = finding.require().registered
    if registered is None or registered.campaign != command.campaign:
        raise GuardRefused("finding_of_campaign", "the finding is not of this campaign")
    require_numbered_once(command.measures)
    return TaskRegistered(
        task=_summary(command),
        finding=command.finding,
        finding_number=registered.number,
        goal=command.goal,
        measures=tuple(one.plan() for one in command.measures),
        responsibility=command.responsibility.responsibility(),
        origin=origin,
    )


def require_numbered_once(measures: tuple[StatedMeasure, ...]) -> None:
    """Refuse when two measures bear one number."""
    numbers = [one.number for one in measures]
    if len(set(numbers)) != len(numbers):
        raise GuardRefused("measure_numbers", "a measure number is used twice")


def assign_task(task: Task, command: AssignTask, context: Context) -> TaskAssigned:
    """The office assigns: exactly one lead unit, a named leader, groups expanded now."""
    context.by.require(Role.OFFICE)
    task.require_status(TaskStatus.REGISTERED)
    to = require_assignable(task, command, context)
    draft = task.draft
    facts = task.facts.model_copy(update={"lead_unit": to.lead_unit, "leader_post": to.leader.post})
    return TaskAssigned(
        task=facts,
        **to._asdict(),
        first_responsible=(
            command.first_responsible
            or draft.first_responsible
            or context.campaign.first_responsible
        ),
        handler=command.handler or draft.handler,
        acceptance_due=context.moment.in_working_days(
            context.campaign.policy.acceptance_working_days
        ),
        goal=task.goal,
        policy_version=context.campaign.policy.version,
    )


def require_assignable(task: Task, command: AssignTask, context: Context) -> Assignees:
    """Exactly one registered lead unit and a leader in office today; groups expanded now."""
    draft = task.draft
    lead = command.lead_unit or draft.lead_unit
    leader = command.leader.holder() if command.leader else draft.leader
    if lead is None:
        raise GuardRefused("one_lead_unit", "exactly one lead unit must be named")
    if leader is None:
        raise GuardRefused("leader_named", "a responsible leader must be named")
    if leader.officer not in context.holders(leader.post, leader.unit):
        raise GuardRefused(
            "leader_named", "the leader named does not hold {post} today", post=leader.post
        )
    groups = _expanded(command, task, context, lead)
    cooperating = draft.cooperating if command.cooperating is None else command.cooperating
    _require_units(lead, cooperating, context)
    return Assignees(lead, cooperating, groups, leader)


def accept_task(task: Task, _command: AcceptTask, context: Context) -> TaskAccepted:
    """The lead unit takes the task on; past the acceptance clock it is recorded as late."""
    task.require_status(TaskStatus.ASSIGNED)
    context.by.require_in(task.lead_unit, Role.HEAD, Role.HANDLER)
    due = task.acceptance_due or date.max
    return TaskAccepted(
        task=task.facts,
        acceptance_due=due,
        late=context.moment.today > due,
        plan_due=context.moment.in_days(context.campaign.policy.plan_days),
        policy_version=context.campaign.policy.version,
    )


def _summary(command: RegisterTask) -> TaskSummary:
    # No lead unit yet: a draft names one, the assignment makes it so.
    return TaskSummary(
        campaign=command.campaign,
        number=command.number,
        title=command.title,
    )


def _expanded(
    command: AssignTask, task: Task, context: Context, lead: str
) -> tuple[UnitGroup, ...]:
    if command.groups is None:
        names: tuple[str, ...] = tuple(group.name for group in task.draft.groups)
    else:
        names = command.groups
    unknown = [name for name in names if name not in context.groups]
    if unknown:
        raise GuardRefused("group_unknown", "no unit is in the group {groups}", groups=unknown)
    return tuple(
        UnitGroup(name=name, units=tuple(u for u in context.groups[name] if u != lead))
        for name in names
    )


def _require_units(lead: str, cooperating: tuple[str, ...], context: Context) -> None:
    closed = {lead, *cooperating} & context.closed_units
    if closed:
        raise GuardRefused("unit_closed", "closed: {units}", units=sorted(closed))
    unknown = {lead, *cooperating} - context.known_units
    if unknown:
        raise GuardRefused("unit_unknown", "not registered: {units}", units=sorted(unknown))
    if lead in cooperating:
        raise GuardRefused("one_lead_unit", "the lead unit cannot cooperate with itself")


def require_unit_of(task: Task, context: Context, *roles: Role) -> None:
    """Refuse unless the doer acts in the lead unit, in one of these roles."""
    if task.lead_unit is None:
        raise NotPermitted("the task has no lead unit yet")
    context.by.require_in(task.lead_unit, *roles)
