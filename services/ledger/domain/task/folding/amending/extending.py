"""How requests for more time, and what was decided on them, change a task."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.task.amending.extending import (
    ExtensionEndorsed,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
)
from services.ledger.domain.kernel.aggregate import Fold
from services.ledger.domain.task.folding.marks import changed, worked
from services.ledger.domain.task.state import Extension, Task


def _requested(task: Task, fact: ExtensionRequested, event: Event) -> Task:
    asked = Extension(fact.measure, fact.new_deadline, fact.decided_by)
    return replace(worked(task, event), extensions={**task.extensions, fact.extension: asked})


def _endorsed(task: Task, fact: ExtensionEndorsed, _: Event) -> Task:
    return _with(task, fact.extension, endorsed=True)


def _granted(task: Task, fact: ExtensionGranted, _: Event) -> Task:
    measure = task.measures[fact.measure]
    plan = measure.plan.model_copy(
        update={"deadline": fact.new_deadline, "deadline_derived": False}
    )
    missed = ((measure.deadline_version, fact.deadline),) if fact.late else ()
    moved = changed(
        task,
        fact.measure,
        plan=plan,
        deadline_version=fact.deadline_version,
        first_deadline=fact.first_deadline,
        missed=(*measure.missed, *missed),
    )
    return _with(moved, fact.extension, decided=True, granted=True)


def _refused(task: Task, fact: ExtensionRefused, _: Event) -> Task:
    return _with(task, fact.extension, decided=True)


def _with(task: Task, number: int, **changes: Any) -> Task:
    asked = replace(task.extensions[number], **changes)
    return replace(task, extensions={**task.extensions, number: asked})


FOLDS: Mapping[type[Fact], Fold] = {
    ExtensionRequested: _requested,
    ExtensionEndorsed: _endorsed,
    ExtensionGranted: _granted,
    ExtensionRefused: _refused,
}
