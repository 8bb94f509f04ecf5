"""How progress reports, superseded evidence and changed measures change a task."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.task.turns.measures import (
    MeasureCancelled,
    MeasureChangeRefused,
    MeasureChangeRequested,
    MeasureReplaced,
)
from contracts.events.task.turns.working import EvidenceSuperseded, ProgressReported
from contracts.words import MeasureStatus
from services.ledger.domain.kernel.aggregate import Fold
from services.ledger.domain.task.folding.marks import changed, worked
from services.ledger.domain.task.state import Measure, RequestedChange, Task


def _reported(task: Task, fact: ProgressReported, event: Event) -> Task:
    clock = task.progress
    return replace(worked(task, event), progress=clock.reported(fact.next_due) if clock else None)


def _superseded(task: Task, fact: EvidenceSuperseded, event: Event) -> Task:
    measure = task.measures[fact.measure]
    newest = tuple(fact.sha256 if one == fact.superseded else one for one in measure.evidence)
    return replace(
        changed(
            worked(task, event),
            fact.measure,
            evidence=newest,
            superseded=(*measure.superseded, fact.superseded),
        ),
        files=task.files | {fact.sha256},
    )


def _asked(task: Task, fact: MeasureChangeRequested, event: Event) -> Task:
    return changed(worked(task, event), fact.measure, change=RequestedChange(fact.replacement))


def _refused(task: Task, fact: MeasureChangeRefused, _: Event) -> Task:
    return changed(task, fact.measure, change=None)


def _cancelled(task: Task, fact: Any, _: Event) -> Task:
    gone = {"status": MeasureStatus.CANCELLED, "change": None, "review_due": None}
    return changed(task, fact.measure, **gone)


def _replaced(task: Task, fact: MeasureReplaced, event: Event) -> Task:
    left = _cancelled(task, fact, event)
    # Its deadline is another than any that passed in this task before.
    new = Measure(fact.replacement, deadline_version=event.aggregate_version)
    return replace(left, measures={**left.measures, fact.replacement.number: new})


FOLDS: Mapping[type[Fact], Fold] = {
    ProgressReported: _reported,
    EvidenceSuperseded: _superseded,
    MeasureChangeRequested: _asked,
    MeasureChangeRefused: _refused,
    MeasureCancelled: _cancelled,
    MeasureReplaced: _replaced,
}
