"""How registering, assigning and accepting change a task."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC

from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.task.assignment import (
    TaskAccepted,
    TaskAssigned,
    TaskRegistered,
)
from contracts.words import TaskStatus
from services.ledger.domain.kernel.aggregate import Fold
from services.ledger.domain.task.folding.marks import worked
from services.ledger.domain.task.state import Task


def _registered(task: Task, fact: TaskRegistered, _: Event) -> Task:
    return replace(
        task,
        summary=fact.task,
        finding=fact.finding,
        finding_number=fact.finding_number,
        goal=fact.goal,
        draft=fact.responsibility,
        draft_measures=fact.measures,
    )


def _assigned(task: Task, fact: TaskAssigned, event: Event) -> Task:
    # The day before in UTC where zones disagree: independence looks back rather too far.
    day = event.occurred_at.astimezone(UTC).date()
    expanded = (unit for group in fact.groups for unit in group.units)
    return replace(
        task,
        status=TaskStatus.ASSIGNED,
        summary=fact.task,
        cooperating=tuple(dict.fromkeys((*fact.cooperating, *expanded))),
        leader=fact.leader,
        # A part of a task that was split was assigned with the whole of it.
        assigned_on=task.assigned_on or day,
        acceptance_due=fact.acceptance_due,
    )


def _accepted(task: Task, fact: TaskAccepted, event: Event) -> Task:
    return replace(worked(task, event), status=TaskStatus.ACCEPTED, plan_due=fact.plan_due)


FOLDS: Mapping[type[Fact], Fold] = {
    TaskRegistered: _registered,
    TaskAssigned: _assigned,
    TaskAccepted: _accepted,
}
