"""How stages, the long term and its end change a task."""

from collections.abc import Mapping
from dataclasses import replace

from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.task.amending.lasting import (
    LongTermEnded,
    MilestoneReached,
    TaskClassifiedLongTerm,
)
from contracts.words import MeasureStatus, TaskStatus
from services.ledger.domain.kernel.aggregate import Fold
from services.ledger.domain.task.folding.marks import changed, judged_by
from services.ledger.domain.task.state import Task


def _reached(task: Task, fact: MilestoneReached, event: Event) -> Task:
    measure = task.measures[fact.measure]
    missed = ((measure.deadline_version, fact.milestone),) if fact.late else ()
    return changed(
        judged_by(task, event),
        fact.measure,
        status=MeasureStatus.PLANNED,
        review_due=None,
        stages=measure.stages + 1,
        next_milestone=fact.next_milestone,
        deadline_version=fact.deadline_version,
        missed=(*measure.missed, *missed),
    )


def _classified(task: Task, fact: TaskClassifiedLongTerm, _: Event) -> Task:
    for number in fact.resumed:
        task = changed(
            task,
            number,
            status=MeasureStatus.PLANNED,
            next_milestone=fact.next_milestone,
            deadline_version=task.measures[number].deadline_version + 1,
        )
    # Who endorsed a closing that did not come endorses the next one anew.
    return replace(task, status=TaskStatus.LONG_TERM, endorsed=False)


def _ended(task: Task, _fact: LongTermEnded, _: Event) -> Task:
    return replace(task, status=TaskStatus.IN_PROGRESS)


FOLDS: Mapping[type[Fact], Fold] = {
    MilestoneReached: _reached,
    TaskClassifiedLongTerm: _classified,
    LongTermEnded: _ended,
}
