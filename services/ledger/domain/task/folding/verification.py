"""How judgements change a task."""

from collections.abc import Mapping
from dataclasses import replace

from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.task.verification import (
    MeasureReturned,
    MeasureVerified,
    TaskVerified,
)
from contracts.words import AlwaysDrawn, MeasureStatus, TaskStatus
from services.ledger.domain.kernel.aggregate import Fold
from services.ledger.domain.task.folding.marks import changed, judged_by
from services.ledger.domain.task.state import Task


def _verified(task: Task, fact: MeasureVerified, event: Event) -> Task:
    judged = judged_by(task, event)
    return changed(judged, fact.measure, status=MeasureStatus.VERIFIED, review_due=None)


def _returned(task: Task, fact: MeasureReturned, _: Event) -> Task:
    marked = replace(task, always=task.always | {AlwaysDrawn.RETURNED})
    return changed(marked, fact.measure, status=MeasureStatus.RETURNED, review_due=None)


def _task_verified(task: Task, _fact: TaskVerified, event: Event) -> Task:
    return replace(judged_by(task, event), status=TaskStatus.VERIFIED)


FOLDS: Mapping[type[Fact], Fold] = {
    MeasureVerified: _verified,
    MeasureReturned: _returned,
    TaskVerified: _task_verified,
}
