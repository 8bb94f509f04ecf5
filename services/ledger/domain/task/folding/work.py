"""How contributions, evidence and submissions change a task."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.task.work import (
    ContributionMade,
    ContributionRequested,
    ContributionWaived,
    EvidenceAttached,
    MeasureSubmitted,
)
from contracts.words import MeasureStatus
from services.ledger.domain.kernel.aggregate import Fold
from services.ledger.domain.task.folding.marks import changed, worked
from services.ledger.domain.task.state import Contribution, Task


def _asked(task: Task, fact: ContributionRequested, event: Event) -> Task:
    asked = Contribution(fact.unit_asked, due=fact.due)
    return replace(
        worked(task, event), contributions={**task.contributions, fact.contribution: asked}
    )


def _settled(task: Task, fact: Any, event: Event) -> Task:
    settled = replace(task.contributions[fact.contribution], settled=True)
    made = isinstance(fact, ContributionMade)
    return replace(
        worked(task, event) if made else task,
        contributions={**task.contributions, fact.contribution: settled},
    )


def _attached(task: Task, fact: EvidenceAttached, event: Event) -> Task:
    evidence = (*task.measures[fact.measure].evidence, fact.sha256)
    attached = changed(worked(task, event), fact.measure, evidence=evidence)
    return replace(attached, files=task.files | {fact.sha256})


def _submitted(task: Task, fact: MeasureSubmitted, event: Event) -> Task:
    return changed(
        worked(task, event),
        fact.measure,
        status=MeasureStatus.SUBMITTED,
        round=fact.round,
        review_due=fact.review_due,
        submitted_on=fact.submitted_on,
    )


FOLDS: Mapping[type[Fact], Fold] = {
    ContributionRequested: _asked,
    ContributionMade: _settled,
    ContributionWaived: _settled,
    EvidenceAttached: _attached,
    MeasureSubmitted: _submitted,
}
