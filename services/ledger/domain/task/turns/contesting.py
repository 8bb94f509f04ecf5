"""The lead unit objects to its task; the office upholds or dismisses the objection."""

from datetime import date

from pydantic import model_validator

from contracts.events.fact import UnitCode
from contracts.events.task.turns.contest import ContestDismissed, ContestUpheld, TaskContested
from contracts.words import ContestOutcome, Role, TaskStatus
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.task.context import Context, require_body
from services.ledger.domain.task.phases.assignment import AssignTask, require_unit_of
from services.ledger.domain.task.state import Task
from services.ledger.domain.task.stated import StatedHolder
from services.ledger.domain.task.turns.handing import hand_over, led_by


class ContestTask(Command):
    """Object to the task (提出异议), with a reason."""

    reason: Text


class NewLead(Command):
    """Whom a task is reassigned to; the responsible leader stays unless another is named."""

    lead_unit: UnitCode
    cooperating: tuple[UnitCode, ...] = ()
    groups: tuple[Line, ...] = ()
    leader: StatedHolder | None = None


class ResolveContest(Command):
    """Answer the objection: reassign, withdraw, or dismiss it."""

    outcome: ContestOutcome
    reason: Text
    reassign: NewLead | None = None

    @model_validator(mode="after")
    def _names_the_new_lead(self) -> "ResolveContest":
        if (self.outcome is ContestOutcome.REASSIGNED) != (self.reassign is not None):
            raise ValueError("`reassign` is stated with the outcome reassigned, and only then")
        return self


def contest_task(task: Task, command: ContestTask, context: Context) -> TaskContested:
    """The lead unit objects to a task assigned to it; after the acceptance clock, late."""
    task.require_status(TaskStatus.ASSIGNED)
    require_unit_of(task, context, Role.HEAD, Role.HANDLER)
    due = task.acceptance_due or date.max
    return TaskContested(
        task=task.facts,
        reason=command.reason,
        acceptance_due=due,
        late=context.moment.today > due,
    )


def resolve_contest(
    task: Task, command: ResolveContest, context: Context
) -> ContestUpheld | ContestDismissed:
    """The office decides a contested task, with a reason."""
    task.require_status(TaskStatus.CONTESTED)
    require_body(task, context, Role.OFFICE)
    if command.outcome is ContestOutcome.DISMISSED:
        policy = context.campaign.policy
        return ContestDismissed(
            task=task.facts,
            reason=command.reason,
            acceptance_due=context.moment.in_working_days(policy.acceptance_working_days),
            policy_version=policy.version,
        )
    return _upheld(task, command, context)


def _upheld(task: Task, command: ResolveContest, context: Context) -> ContestUpheld:
    previous = task.require_lead()
    facts, handover = task.facts, None
    if command.reassign:
        stated = command.reassign.model_dump()
        if task.leader and not command.reassign.leader:
            stated["leader"] = task.leader.model_dump()
        handover = hand_over(task, AssignTask(**stated), context)
        facts = led_by(task, handover)
    return ContestUpheld(
        task=facts, reason=command.reason, previous_unit=previous, handover=handover
    )
