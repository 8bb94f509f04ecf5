"""How objections, transfers and withdrawals change a task."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC

from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.task.turns.contest import ContestDismissed, ContestUpheld, TaskContested
from contracts.events.task.turns.handover import Handover, TaskTransferred, TaskWithdrawn
from contracts.words import TaskStatus
from services.ledger.domain.kernel.aggregate import Fold
from services.ledger.domain.task.folding.marks import anew, worked
from services.ledger.domain.task.state import Task


def _contested(task: Task, _fact: TaskContested, event: Event) -> Task:
    return replace(worked(task, event), status=TaskStatus.CONTESTED)


def _upheld(task: Task, fact: ContestUpheld, event: Event) -> Task:
    if fact.handover is None:
        return replace(task, status=TaskStatus.WITHDRAWN)
    return replace(_handed(task, fact.handover, event), summary=fact.task)


def _dismissed(task: Task, fact: ContestDismissed, event: Event) -> Task:
    return replace(
        task,
        status=TaskStatus.ASSIGNED,
        acceptance_due=fact.acceptance_due,
        deadlines_since=event.aggregate_version,
    )


def _transferred(task: Task, fact: TaskTransferred, event: Event) -> Task:
    return replace(_handed(task, fact.handover, event), summary=fact.task)


def _handed(task: Task, to: Handover, event: Event) -> Task:
    expanded = (unit for group in to.groups for unit in group.units)
    return replace(
        anew(task, event),
        status=TaskStatus.ASSIGNED,
        former_units=task.former_units | task.units,
        cooperating=tuple(dict.fromkeys((*to.cooperating, *expanded))),
        leader=to.leader,
        # The first assignment stays: who worked under the former unit judges nothing here.
        assigned_on=task.assigned_on or event.occurred_at.astimezone(UTC).date(),
        acceptance_due=to.acceptance_due,
        plan_due=None,
    )


def _withdrawn(task: Task, _fact: TaskWithdrawn, _: Event) -> Task:
    return replace(task, status=TaskStatus.WITHDRAWN)


FOLDS: Mapping[type[Fact], Fold] = {
    TaskContested: _contested,
    ContestUpheld: _upheld,
    ContestDismissed: _dismissed,
    TaskTransferred: _transferred,
    TaskWithdrawn: _withdrawn,
}
