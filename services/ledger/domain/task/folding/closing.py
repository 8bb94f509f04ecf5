"""How endorsing and closing change a task."""

from collections.abc import Mapping
from dataclasses import replace

from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.task.closing import (
    ClosureEndorsed,
    TaskClosed,
)
from contracts.words import TaskStatus
from services.ledger.domain.kernel.aggregate import Fold
from services.ledger.domain.task.state import Task


def _endorsed(task: Task, _fact: ClosureEndorsed, _: Event) -> Task:
    return replace(task, endorsed=True)


def _closed(task: Task, _fact: TaskClosed, _: Event) -> Task:
    return replace(task, status=TaskStatus.CLOSED)


FOLDS: Mapping[type[Fact], Fold] = {
    ClosureEndorsed: _endorsed,
    TaskClosed: _closed,
}
