"""Reports of progress by their monthly clock, and evidence that takes the place of older."""

from datetime import date

from pydantic import Field, model_validator

from contracts.events.fact import Sha256
from contracts.events.task.turns.working import EvidenceSuperseded, ProgressReported
from contracts.words import Role, TaskStatus
from services.ledger.domain.kernel.command import Command, Text
from services.ledger.domain.kernel.deadlines import add_months
from services.ledger.domain.kernel.refusals import AlreadyExists, GuardRefused
from services.ledger.domain.task.context import Context
from services.ledger.domain.task.phases.work import Receipt
from services.ledger.domain.task.state import UNJUDGED, Task


class ReportProgress(Command):
    """Say how far the work is, in a period; `percent` of the whole task, if wanted."""

    since: date
    until: date
    text: Text
    percent: int | None = Field(default=None, ge=0, le=100)

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> "ReportProgress":
        if self.until < self.since:
            raise ValueError("`until` is before `since`")
        return self


class SupersedeEvidence(Command):
    """Put an uploaded file, by its receipt, in the place of one attached before."""

    measure: int
    superseded: Sha256
    reason: Text
    receipt: str
    dated: date | None = None
    description: Text | None = None
    shared_reason: Text | None = None


def report_progress(task: Task, command: ReportProgress, context: Context) -> ProgressReported:
    """The lead unit reports on a task in progress or long-term; the status stays as it is."""
    task.require_status(TaskStatus.IN_PROGRESS, TaskStatus.LONG_TERM)
    context.by.require_in(task.lead_unit, Role.HEAD, Role.HANDLER)
    policy, clock, today = context.campaign.policy, task.progress, context.moment.today
    missed = clock.missed if clock else 0
    if command.until > today:
        raise GuardRefused("dated_in_the_future", "{day} has not come yet", day=command.until)
    due = clock.due if clock and clock.opens <= today else None
    return ProgressReported(
        task=task.facts,
        **command.model_dump(),
        due=due,
        late=due is not None and (missed > 0 or today > due),
        missed=missed,
        next_due=(
            clock.after(today, policy.progress_months)
            if clock
            else add_months(today, policy.progress_months)
        ),
        policy_version=policy.version,
    )


def supersede_evidence(
    task: Task, command: SupersedeEvidence, receipt: Receipt, context: Context
) -> EvidenceSuperseded:
    """The lead unit's handler replaces a file of a measure that is not judged yet."""
    task.require_status(TaskStatus.IN_PROGRESS, TaskStatus.LONG_TERM)
    context.by.require_in(task.lead_unit, Role.HANDLER, Role.HEAD)
    measure = task.measure_in(UNJUDGED, command.measure)
    if command.superseded not in measure.evidence:
        raise GuardRefused("evidence_attached", "not attached: {files}", files=[command.superseded])
    if receipt.sha256 in measure.files:
        raise AlreadyExists("this file is evidence of the measure already")
    return EvidenceSuperseded(
        task=task.facts,
        **dict(receipt),
        **command.model_dump(exclude={"receipt"}),
    )
