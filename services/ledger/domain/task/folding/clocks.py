"""How passed clocks are remembered; of reminders only history knows."""

from collections.abc import Mapping
from dataclasses import replace

from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.task.clocks import (
    ClockPassed,
    TaskBecameOverdue,
    TaskReminded,
)
from contracts.words import Clock
from services.ledger.domain.kernel.aggregate import Fold, unchanged
from services.ledger.domain.task.state import Task


def _clock(task: Task, fact: ClockPassed, _: Event) -> Task:
    key = (fact.clock, fact.measure, fact.deadline_version)
    passed = replace(task, clocks_passed=task.clocks_passed | {key})
    if fact.clock is Clock.PROGRESS and task.progress:
        return replace(passed, progress=task.progress.passed())
    return passed


def _overdue(task: Task, fact: TaskBecameOverdue, _: Event) -> Task:
    clock = Clock.TASK if fact.measure is None else Clock.MEASURE
    key = (clock, fact.measure, fact.deadline_version)
    return replace(task, clocks_passed=task.clocks_passed | {key})


FOLDS: Mapping[type[Fact], Fold] = {
    ClockPassed: _clock,
    TaskBecameOverdue: _overdue,
    TaskReminded: unchanged,
}
