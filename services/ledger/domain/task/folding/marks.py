"""What several facts leave on a task: who worked on it, and how one measure changed."""

from dataclasses import replace
from typing import Any

from contracts.envelope import Event
from services.ledger.domain.task.state import Task


def worked(task: Task, event: Event) -> Task:
    """Remember who acted for a unit: that person judges nothing here any more."""
    person = event.actor.person
    return task if person is None else replace(task, workers=task.workers | {person})


def changed(task: Task, number: int, **changes: Any) -> Task:
    """The task with these changes of one measure."""
    measure = replace(task.measures[number], **changes)
    return replace(task, measures={**task.measures, number: measure})
