"""How mergers and splits change the task that ends and the one that goes on."""

from collections.abc import Mapping
from dataclasses import replace

from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.task.turns.linking import (
    Heritage,
    TaskMerged,
    TaskMergedIn,
    TaskSplit,
    TaskSplitOff,
)
from contracts.words import TaskStatus
from services.ledger.domain.kernel.aggregate import Fold
from services.ledger.domain.task.state import Task


def _merged(task: Task, _fact: TaskMerged, _: Event) -> Task:
    return replace(task, status=TaskStatus.MERGED)


def _merged_in(task: Task, fact: TaskMergedIn, _: Event) -> Task:
    return _inherits(task, fact.heritage)


def _split(task: Task, _fact: TaskSplit, _: Event) -> Task:
    return replace(task, status=TaskStatus.SPLIT)


def _split_off(task: Task, fact: TaskSplitOff, _: Event) -> Task:
    return _inherits(task, fact.heritage)


def _inherits(task: Task, heritage: Heritage) -> Task:
    days = [day for day in (task.assigned_on, heritage.assigned_on) if day]
    return replace(
        task,
        workers=task.workers | set(heritage.people),
        former_units=task.former_units | set(heritage.units),
        assigned_on=min(days, default=None),
    )


FOLDS: Mapping[type[Fact], Fold] = {
    TaskMerged: _merged,
    TaskMergedIn: _merged_in,
    TaskSplit: _split,
    TaskSplitOff: _split_off,
}
