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
from contracts.words import MeasureStatus, TaskStatus
from services.ledger.domain.kernel.aggregate import Fold
from services.ledger.domain.task.folding.marks import changed
from services.ledger.domain.task.state import Task


def _verified(task: Task, fact: MeasureVerified, _: Event) -> Task:
    return changed(task, fact.measure, status=MeasureStatus.VERIFIED, review_due=None)


def _returned(task: Task, fact: MeasureReturned, _: Event) -> Task:
    return changed(task, fact.measure, status=MeasureStatus.RETURNED, review_due=None)


def _task_verified(task: Task, _fact: TaskVerified, _: Event) -> Task:
    return replace(task, status=TaskStatus.VERIFIED)


FOLDS: Mapping[type[Fact], Fold] = {
    MeasureVerified: _verified,
    MeasureReturned: _returned,
    TaskVerified: _task_verified,
}
