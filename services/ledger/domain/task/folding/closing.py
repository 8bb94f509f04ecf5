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
from services.ledger.domain.task.state import AfterClosing, Task


def _endorsed(task: Task, _fact: ClosureEndorsed, _: Event) -> Task:
    return replace(task, endorsed=True)


def _closed(task: Task, fact: TaskClosed, event: Event) -> Task:
    after = AfterClosing(event.occurred_at, fact.look_back_due, event.aggregate_version)
    return replace(task, status=TaskStatus.CLOSED, after=after)


FOLDS: Mapping[type[Fact], Fold] = {
    ClosureEndorsed: _endorsed,
    TaskClosed: _closed,
}
