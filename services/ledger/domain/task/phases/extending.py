"""Deadlines moved on request (延期): the head asks, the leader endorses, the ladder decides.

The first deadline is kept, lateness stays, and an extension may go beyond the measure's clock.
"""

from collections.abc import Iterator
from datetime import date

from contracts.events.parts import Independence
from contracts.events.task.amending.extending import (
    ExtensionEndorsed,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
)
from contracts.words import ExtensionGround, Role, TaskStatus
from services.ledger.domain.kernel.command import Command, Text
from services.ledger.domain.kernel.deadlines import first_milestone
from services.ledger.domain.kernel.refusals import AlreadyExists, GuardRefused, NotPermitted
from services.ledger.domain.task.clocks import missed_if_over
from services.ledger.domain.task.context import Context, require_body, require_independent
from services.ledger.domain.task.state import UNJUDGED, Extension, Measure, Task


class RequestExtension(Command):
    """Ask for a later deadline of a measure, with a reason."""

    measure: int
    new_deadline: date
    reason: Text


class EndorseExtension(Command):
    """Support the request as the responsible leader."""

    extension: int
    opinion: Text


class GrantExtension(Command):
    """Move the deadline as asked for."""

    extension: int
    opinion: Text


class RefuseExtension(Command):
    """Leave the deadline as it is, with reasons."""

    extension: int
    reasons: Text


def request_extension(
    task: Task, command: RequestExtension, context: Context
) -> ExtensionRequested:
    """The head of the lead unit asks for a measure that has a deadline and is not verified."""
    task.require_status(TaskStatus.IN_PROGRESS)
    context.by.require_in(task.lead_unit, Role.HEAD)
    deadline = _deadline(task.measure_in(UNJUDGED, command.measure), command.measure)
    today = context.moment.today
    if command.new_deadline <= max(deadline, today):
        raise GuardRefused(
            "deadline_later",
            "a new deadline comes after {day}, and {wanted} does not",
            day=max(deadline, today),
            wanted=command.new_deadline,
        )
    if any(one.measure == command.measure and not one.decided for one in task.extensions.values()):
        raise AlreadyExists("an extension of measure {number} is open", number=command.measure)
    grounds = tuple(_grounds(task, command, deadline, context))
    return ExtensionRequested(
        task=task.facts,
        extension=len(task.extensions) + 1,
        **command.fields(),
        deadline=deadline,
        requested_on=today,
        decided_by=Role.LEADING_GROUP if grounds else Role.OFFICE,
        grounds=grounds,
        policy_version=context.campaign.policy.version,
    )


def endorse_extension(task: Task, command: EndorseExtension, context: Context) -> ExtensionEndorsed:
    """The task's responsible leader endorses an open request, once."""
    task.require_status(TaskStatus.IN_PROGRESS)
    asked = _undecided(task, command.extension)
    if task.leader is None or task.leader.officer != context.by.officer.id:
        raise NotPermitted("only the task's responsible leader endorses")
    if asked.endorsed:
        raise AlreadyExists("the extension {number} is endorsed already", number=command.extension)
    return ExtensionEndorsed(
        task=task.facts,
        extension=command.extension,
        measure=asked.measure,
        new_deadline=asked.new_deadline,
        decided_by=asked.decided_by,
        opinion=command.opinion,
    )


def grant_extension(task: Task, command: GrantExtension, context: Context) -> ExtensionGranted:
    """An endorsed request is granted by whom the ladder names, who is independent."""
    asked, independence = _judged(task, command.extension, context)
    if not asked.endorsed:
        raise GuardRefused("extension_endorsed", "the responsible leader has not endorsed it")
    measure = task.measure_in(UNJUDGED, asked.measure)
    deadline = _deadline(measure, asked.measure)
    return ExtensionGranted(
        task=task.facts,
        extension=command.extension,
        measure=asked.measure,
        first_deadline=measure.first_deadline or deadline,
        deadline=deadline,
        new_deadline=asked.new_deadline,
        deadline_version=measure.deadline_version + 1,
        count=_granted(task, asked.measure) + 1,
        late=context.moment.today > deadline and missed_if_over(measure, deadline),
        opinion=command.opinion,
        independence=independence,
    )


def refuse_extension(task: Task, command: RefuseExtension, context: Context) -> ExtensionRefused:
    """An open request is refused, endorsed or not, by whom the ladder names."""
    asked, independence = _judged(task, command.extension, context)
    return ExtensionRefused(
        task=task.facts,
        extension=command.extension,
        measure=asked.measure,
        deadline=_deadline(task.measure(asked.measure), asked.measure),
        new_deadline=asked.new_deadline,
        reasons=command.reasons,
        independence=independence,
    )


def _grounds(
    task: Task, command: RequestExtension, deadline: date, context: Context
) -> Iterator[ExtensionGround]:
    """Why the leading group decides and not the office, judged on the day of the request."""
    if _granted(task, command.measure):
        yield ExtensionGround.SECOND
    campaign = context.campaign
    if command.new_deadline > first_milestone(campaign.opened_on, campaign.policy):
        yield ExtensionGround.AFTER_CONCENTRATED
    if context.moment.today > deadline:
        yield ExtensionGround.AFTER_DEADLINE


def _granted(task: Task, measure: int) -> int:
    return sum(one.measure == measure and one.granted for one in task.extensions.values())


def _judged(task: Task, number: int, context: Context) -> tuple[Extension, Independence]:
    task.require_status(TaskStatus.IN_PROGRESS)
    asked = _undecided(task, number)
    require_body(task, context, asked.decided_by)
    return asked, require_independent(task, context)


def _undecided(task: Task, number: int) -> Extension:
    asked = task.extensions.get(number)
    if asked is None:
        raise GuardRefused(
            "extension_unknown", "no extension was asked for under {number}", number=number
        )
    if asked.decided:
        raise AlreadyExists("the extension {number} is decided already", number=number)
    return asked


def _deadline(measure: Measure, number: int) -> date:
    if measure.plan.deadline is None:
        raise GuardRefused("measure_dated", "measure {number} has no deadline", number=number)
    return measure.plan.deadline
