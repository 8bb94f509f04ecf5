"""How proposals and approvals of measures change a task."""

from collections.abc import Mapping
from dataclasses import replace

from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.task.planning import (
    MeasuresProposed,
    PlanApproved,
    PlanReturned,
)
from contracts.words import TaskStatus
from services.ledger.domain.kernel.aggregate import Fold
from services.ledger.domain.kernel.periods import ProgressClock
from services.ledger.domain.task.folding.marks import worked
from services.ledger.domain.task.state import Measure, Task


def _proposed(task: Task, fact: MeasuresProposed, event: Event) -> Task:
    return replace(worked(task, event), proposal=fact.measures)


def _approved(task: Task, fact: PlanApproved, _: Event) -> Task:
    return replace(
        task,
        status=TaskStatus.IN_PROGRESS,
        measures={
            plan.number: Measure(plan, deadline_version=task.deadlines_since)
            for plan in fact.measures
        },
        proposal=(),
        progress=_progress(task, fact),
    )


def _progress(task: Task, fact: PlanApproved) -> ProgressClock | None:
    if fact.progress_due is None:
        return None
    due, version = fact.progress_due, task.deadlines_since
    return ProgressClock(due, fact.progress_months, fact.progress_day or due.day, version)


def _returned_plan(task: Task, _fact: PlanReturned, _: Event) -> Task:
    return replace(task, proposal=())


FOLDS: Mapping[type[Fact], Fold] = {
    MeasuresProposed: _proposed,
    PlanApproved: _approved,
    PlanReturned: _returned_plan,
}
