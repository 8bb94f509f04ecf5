"""Changing measures after the plan was approved: the lead unit asks, an independent office decides.

A number is never used again, so that what was said of a measure stays said of that one.
"""

from contracts.events.parts import Independence
from contracts.events.task.turns.measures import (
    MeasureCancelled,
    MeasureChangeRefused,
    MeasureChangeRequested,
    MeasureReplaced,
)
from contracts.words import Role, TaskStatus
from services.ledger.domain.kernel.command import Command, Text
from services.ledger.domain.kernel.refusals import AlreadyExists, GuardRefused
from services.ledger.domain.task.context import Context, require_body, require_independent
from services.ledger.domain.task.phases.planning import require_plannable
from services.ledger.domain.task.state import UNJUDGED, Measure, RequestedChange, Task
from services.ledger.domain.task.stated import StatedMeasure


class RequestMeasureChange(Command):
    """Ask to cancel a measure, or to have `replacement` in its place."""

    measure: int
    reason: Text
    replacement: StatedMeasure | None = None


class CancelMeasure(Command):
    """Cancel the measure, as asked."""

    measure: int
    reason: Text


class ReplaceMeasure(Command):
    """Put what was asked for in the measure's place."""

    measure: int
    reason: Text


class RefuseMeasureChange(Command):
    """Leave the measure as it is."""

    measure: int
    reason: Text


def request_measure_change(
    task: Task, command: RequestMeasureChange, context: Context
) -> MeasureChangeRequested:
    """The lead unit asks for a measure that is not verified; one request at a time."""
    task.require_status(TaskStatus.IN_PROGRESS)
    context.by.require_in(task.lead_unit, Role.HEAD, Role.HANDLER)
    measure = task.measure_in(UNJUDGED, command.measure)
    if measure.change is not None:
        raise AlreadyExists("a change of measure {number} waits already", number=command.measure)
    replacement = command.replacement
    if replacement:
        _require_unused(task, replacement.number)
        require_plannable(task, replacement, context)
    elif len(task.live_measures) == 1:
        _refuse_last(command.measure)
    return MeasureChangeRequested(
        task=task.facts,
        measure=command.measure,
        reason=command.reason,
        replacement=replacement.plan() if replacement else None,
    )


def cancel_measure(task: Task, command: CancelMeasure, context: Context) -> MeasureCancelled:
    """The office cancels what the unit asked to have cancelled; never the last live measure."""
    measure, asked, independence = _decided(task, command.measure, context)
    if asked.replacement is not None:
        raise GuardRefused(
            "change_requested", "of measure {number} a replacement is asked", number=command.measure
        )
    if len(task.live_measures) == 1:
        _refuse_last(command.measure)
    return MeasureCancelled(
        task=task.facts,
        measure=command.measure,
        plan=measure.plan,
        reason=command.reason,
        independence=independence,
    )


def replace_measure(task: Task, command: ReplaceMeasure, context: Context) -> MeasureReplaced:
    """The office puts the replacement asked for in the measure's place."""
    measure, asked, independence = _decided(task, command.measure, context)
    if asked.replacement is None:
        raise GuardRefused(
            "change_requested",
            "of measure {number} no replacement is asked",
            number=command.measure,
        )
    _require_unused(task, asked.replacement.number)
    return MeasureReplaced(
        task=task.facts,
        measure=command.measure,
        plan=measure.plan,
        replacement=asked.replacement,
        reason=command.reason,
        independence=independence,
    )


def refuse_measure_change(
    task: Task, command: RefuseMeasureChange, context: Context
) -> MeasureChangeRefused:
    """The office leaves the measure as it is."""
    _, _, independence = _decided(task, command.measure, context)
    return MeasureChangeRefused(
        task=task.facts,
        measure=command.measure,
        reason=command.reason,
        independence=independence,
    )


def _decided(
    task: Task, number: int, context: Context
) -> tuple[Measure, RequestedChange, Independence]:
    task.require_status(TaskStatus.IN_PROGRESS)
    require_body(task, context, Role.OFFICE)
    measure = task.measure_in(UNJUDGED, number)
    if measure.change is None:
        raise GuardRefused(
            "change_requested", "no change of measure {number} is asked", number=number
        )
    asked = measure.change.replacement
    independence = require_independent(task, context)
    if asked and asked.owner == context.by.officer.id:
        raise GuardRefused("independence", "you own one of its measures")
    return measure, measure.change, independence


def _require_unused(task: Task, number: int) -> None:
    if number in task.measures:
        raise GuardRefused("measure_numbers", "a measure number is used twice")


def _refuse_last(number: int) -> None:
    raise GuardRefused(
        "last_measure", "measure {number} is the last; withdraw the task instead", number=number
    )
