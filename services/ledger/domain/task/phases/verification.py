"""Judgements of an independent supervisor, against the evidence (R4, R11)."""

from collections.abc import Collection

from contracts.events.fact import Sha256
from contracts.events.parts import Independence
from contracts.events.task.verification import MeasureReturned, MeasureVerified, TaskVerified
from contracts.words import MeasureStatus, Role, TaskStatus
from services.ledger.domain.kernel.command import Command, Text
from services.ledger.domain.kernel.refusals import GuardRefused
from services.ledger.domain.task.context import Context, require_body, require_independent
from services.ledger.domain.task.state import Measure, Task


class VerifyMeasure(Command):
    """Find the measure done, listing the evidence that was checked."""

    measure: int
    opinion: Text
    evidence_checked: tuple[Sha256, ...]


class ReturnMeasure(Command):
    """Return the measure with reasons, listing the evidence that was checked."""

    measure: int
    reasons: Text
    evidence_checked: tuple[Sha256, ...] = ()


class VerifyTask(Command):
    """Find that the goal of the task is met."""

    opinion: Text
    goal_met: bool


def verify_measure(task: Task, command: VerifyMeasure, context: Context) -> MeasureVerified:
    """A submitted measure is verified against at least one piece of its evidence."""
    measure, independence = judged(task, command.measure, context, TaskStatus.IN_PROGRESS)
    require_checked(measure, command.evidence_checked)
    return MeasureVerified(
        task=task.facts,
        measure=command.measure,
        round=measure.round,
        opinion=command.opinion,
        evidence_checked=command.evidence_checked,
        independence=independence,
    )


def return_measure(task: Task, command: ReturnMeasure, context: Context) -> MeasureReturned:
    """A submitted measure goes back, and the unit submits another round."""
    measure, independence = judged(
        task, command.measure, context, TaskStatus.IN_PROGRESS, TaskStatus.LONG_TERM
    )
    require_evidence_of(measure.evidence, command.evidence_checked, needed=False)
    return MeasureReturned(
        task=task.facts,
        measure=command.measure,
        round=measure.round,
        reasons=command.reasons,
        evidence_checked=command.evidence_checked,
        independence=independence,
    )


def verify_task(task: Task, command: VerifyTask, context: Context) -> TaskVerified:
    """Every live measure is verified, the goal is met, and the supervisor is independent."""
    task.require_status(TaskStatus.IN_PROGRESS)
    require_body(task, context, Role.SUPERVISOR)
    independence = require_independent(task, context)
    live = task.live_measures
    pending = [n for n, one in live.items() if one.status is not MeasureStatus.VERIFIED]
    if pending or not live:
        raise GuardRefused("measures_verified", "not verified: measures {pending}", pending=pending)
    if not command.goal_met:
        raise GuardRefused("goal_met", "a task whose goal is not met is not verified")
    return TaskVerified(
        task=task.facts, goal=task.goal, opinion=command.opinion, independence=independence
    )


def judged(
    task: Task, number: int, context: Context, *allowed: TaskStatus
) -> tuple[Measure, Independence]:
    """The submitted measure, and proof that whoever judges it is independent."""
    task.require_status(*allowed)
    require_body(task, context, Role.SUPERVISOR)
    measure = task.measure(number)
    if measure.status is not MeasureStatus.SUBMITTED:
        raise GuardRefused(
            "measure_status",
            "measure {number} is {status}, not submitted",
            number=number,
            status=measure.status,
        )
    return measure, require_independent(task, context)


def require_checked(measure: Measure, checked: tuple[str, ...]) -> None:
    """Refuse a finding that rests on no evidence, or on what is not attached."""
    require_evidence_of(measure.evidence, checked, needed=True)


def require_evidence_of(
    attached: Collection[str], checked: tuple[str, ...], *, needed: bool
) -> None:
    """Refuse what rests on a file that is not attached or, where it needs one, on none."""
    if needed and not checked:
        raise GuardRefused("evidence_checked", "list the evidence that was checked")
    if unknown := set(checked) - set(attached):
        raise GuardRefused("evidence_checked", "not attached: {files}", files=sorted(unknown))
