"""Handing a task to another lead unit, with a copy of its facts; or taking it out (撤销)."""

from contracts.events.fact import UnitCode
from contracts.events.parts import MeasurePlan
from contracts.events.task.summary import TaskSummary
from contracts.events.task.turns.handover import Handover, TaskTransferred, TaskWithdrawn
from contracts.words import Role, TaskStatus
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.kernel.refusals import GuardRefused
from services.ledger.domain.task.context import Context
from services.ledger.domain.task.phases.assignment import AssignTask, require_assignable
from services.ledger.domain.task.state import Task
from services.ledger.domain.task.stated import StatedHolder

LIVE = (
    *(TaskStatus.REGISTERED, TaskStatus.ASSIGNED, TaskStatus.CONTESTED),
    *(TaskStatus.ACCEPTED, TaskStatus.IN_PROGRESS, TaskStatus.VERIFIED),
)
"""From registered to verified: where the leading group may still turn a task."""


class TransferTask(Command):
    """Give the task to another lead unit, which has to accept it."""

    reason: Text
    lead_unit: UnitCode
    cooperating: tuple[UnitCode, ...] = ()
    groups: tuple[Line, ...] = ()
    leader: StatedHolder

    def assignment(self) -> AssignTask:
        """What an assignment would say."""
        return AssignTask(**self.model_dump(exclude={"reason"}))


class WithdrawTask(Command):
    """Take the task out of the ledger."""

    reason: Text


def transfer_task(task: Task, command: TransferTask, context: Context) -> TaskTransferred:
    """The leading group hands a task that is not closed to a unit that does not lead it yet."""
    task.require_status(*LIVE)
    context.by.require(Role.LEADING_GROUP)
    handover = hand_over(task, command.assignment(), context)
    return TaskTransferred(
        task=led_by(task, handover),
        reason=command.reason,
        previous_unit=task.lead_unit,
        previous_status=task.status,
        handover=handover,
    )


def withdraw_task(task: Task, command: WithdrawTask, context: Context) -> TaskWithdrawn:
    """The leading group withdraws a task that is not closed."""
    task.require_status(*LIVE)
    context.by.require(Role.LEADING_GROUP)
    return TaskWithdrawn(task=task.facts, reason=command.reason, previous_status=task.status)


def hand_over(task: Task, command: AssignTask, context: Context) -> Handover:
    """The handover to the unit named, which must not be the one that leads it now."""
    to = require_assignable(task, command, context)
    if to.lead_unit == task.lead_unit:
        raise GuardRefused("other_unit", "{unit} leads the task already", unit=to.lead_unit)
    return Handover(
        **to._asdict(),
        first_responsible=task.draft.first_responsible or context.campaign.first_responsible,
        handler=None,
        acceptance_due=context.moment.in_working_days(
            context.campaign.policy.acceptance_working_days
        ),
        finding=task.finding,
        finding_number=task.finding_number,
        goal=task.goal,
        measures=standing_measures(task),
        policy_version=context.campaign.policy.version,
    )


def standing_measures(task: Task) -> tuple[MeasurePlan, ...]:
    """What is planned as it stands: the plan's live measures, else the proposal, or the draft."""
    live = tuple(one.plan for one in task.live_measures.values())
    return live or task.proposal or task.draft_measures


def led_by(task: Task, handover: Handover) -> TaskSummary:
    """Number and title under the new lead unit and leader."""
    return task.facts.model_copy(
        update={"lead_unit": handover.lead_unit, "leader_post": handover.leader.post}
    )
