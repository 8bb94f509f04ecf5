"""Contributions of cooperating units, evidence attached, measures submitted in rounds."""

from datetime import date, datetime

from pydantic import Field

from contracts.events.fact import Sha256, UnitCode
from contracts.events.task.work import (
    ContributionMade,
    ContributionRequested,
    ContributionWaived,
    EvidenceAttached,
    MeasureSubmitted,
)
from contracts.words import Role, TaskStatus
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.kernel.refusals import AlreadyExists, GuardRefused
from services.ledger.domain.task.context import Context
from services.ledger.domain.task.state import WORKABLE, Contribution, Task


class RequestContribution(Command):
    """Ask a cooperating unit for something."""

    unit: UnitCode
    request: Text
    due: date | None = None


class Contribute(Command):
    """Answer what was asked of the unit."""

    contribution: int
    text: Text


class WaiveContribution(Command):
    """Say that the contribution is no longer needed."""

    contribution: int
    reason: Text


class Receipt(Command):
    """What the upload proved: this person stored this file for this task."""

    sha256: Sha256
    file_name: Line
    media_type: Line
    size: int
    uploaded_at: datetime


class AttachEvidence(Command):
    """Make an uploaded file evidence of a measure, by its receipt."""

    measure: int
    receipt: str
    dated: date | None = None
    description: Text | None = None
    shared_reason: Text | None = None


class SubmitMeasure(Command):
    """Say that the measure is done."""

    measure: int
    report: Text
    evidence: tuple[Sha256, ...] | None = Field(default=None, description="default: all attached")


def request_contribution(
    task: Task, command: RequestContribution, context: Context
) -> ContributionRequested:
    """The lead unit asks one of the cooperating units."""
    task.require_status(TaskStatus.IN_PROGRESS)
    context.by.require_in(task.lead_unit, Role.HEAD, Role.HANDLER)
    if command.unit not in task.cooperating:
        raise GuardRefused(
            "cooperating_unit", "{unit} does not cooperate in the task", unit=command.unit
        )
    return ContributionRequested(
        task=task.facts,
        contribution=len(task.contributions) + 1,
        unit_asked=command.unit,
        request=command.request,
        due=command.due,
    )


def contribute(task: Task, command: Contribute, context: Context) -> ContributionMade:
    """The asked unit answers once."""
    task.require_status(TaskStatus.IN_PROGRESS)
    asked = _open_contribution(task, command.contribution)
    context.by.require_in(asked.unit, Role.HEAD, Role.HANDLER)
    return ContributionMade(
        task=task.facts,
        contribution=command.contribution,
        unit_asked=asked.unit,
        text=command.text,
    )


def waive_contribution(
    task: Task, command: WaiveContribution, context: Context
) -> ContributionWaived:
    """The office waives an open contribution, with a reason."""
    task.require_status(TaskStatus.IN_PROGRESS, TaskStatus.VERIFIED)
    context.by.require(Role.OFFICE)
    asked = _open_contribution(task, command.contribution)
    return ContributionWaived(
        task=task.facts,
        contribution=command.contribution,
        unit_asked=asked.unit,
        reason=command.reason,
    )


def attach_evidence(
    task: Task, command: AttachEvidence, receipt: Receipt, context: Context
) -> EvidenceAttached:
    """The lead unit attaches a file to a measure that is planned or returned."""
    task.require_status(TaskStatus.IN_PROGRESS, TaskStatus.LONG_TERM)
    context.by.require_in(task.lead_unit, Role.HANDLER, Role.HEAD)
    measure = task.measure_in(WORKABLE, command.measure)
    if receipt.sha256 in measure.files:
        raise AlreadyExists("this file is evidence of the measure already")
    return EvidenceAttached(
        task=task.facts,
        **dict(receipt),
        **command.model_dump(exclude={"receipt"}),
    )


def submit_measure(task: Task, command: SubmitMeasure, context: Context) -> MeasureSubmitted:
    """The head, or a named deputy, submits with at least one piece of evidence."""
    task.require_status(TaskStatus.IN_PROGRESS, TaskStatus.LONG_TERM)
    by = context.by
    deputy = task.lead_unit and by.officer.deputises(task.lead_unit, context.moment.today)
    if not deputy:
        by.require_in(task.lead_unit, Role.HEAD)
    measure = task.measure_in(WORKABLE, command.measure)
    evidence = measure.evidence if command.evidence is None else command.evidence
    if not evidence:
        raise GuardRefused("evidence_attached", "at least one piece of evidence is needed")
    if unknown := set(evidence) - set(measure.evidence):
        raise GuardRefused("evidence_attached", "not attached: {files}", files=sorted(unknown))
    return MeasureSubmitted(
        task=task.facts,
        measure=command.measure,
        round=measure.round + 1,
        report=command.report,
        evidence=evidence,
        submitted_on=context.moment.today,
        deadline=measure.plan.deadline,
        review_due=context.moment.in_working_days(context.campaign.policy.review_working_days),
        policy_version=context.campaign.policy.version,
    )


def _open_contribution(task: Task, number: int) -> Contribution:
    asked = task.contributions.get(number)
    if asked is None:
        raise GuardRefused(
            "contribution_unknown", "nothing was asked under {number}", number=number
        )
    if asked.settled:
        raise AlreadyExists("contribution {number} is in or waived already", number=number)
    return asked
