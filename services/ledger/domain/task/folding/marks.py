"""What several facts leave on a task: who worked on it, and how one measure changed."""

from dataclasses import replace
from typing import Any

from contracts.envelope import Event
from services.ledger.domain.task.state import Task


def worked(task: Task, event: Event) -> Task:
    """Remember who acted for a unit: that person judges nothing here any more."""
    person = event.actor.person
    return task if person is None else replace(task, workers=task.workers | {person})


def judged_by(task: Task, event: Event) -> Task:
    """Remember who verified: that person does not look back at it."""
    person = event.actor.person
    return task if person is None else replace(task, verifiers=task.verifiers | {person})


def changed(task: Task, number: int, **changes: Any) -> Task:
    """The task with these changes of one measure."""
    measure = replace(task.measures[number], **changes)
    return replace(task, measures={**task.measures, number: measure})


def anew(task: Task, event: Event) -> Task:
    """The task to be planned again from the beginning: what was done stays in history alone.

    Owners of its measures have worked on it; deadlines from now on are told from earlier ones.
    """
    settled = {number: replace(one, settled=True) for number, one in task.contributions.items()}
    asked = {
        number: replace(one, decided=True, granted=False) for number, one in task.extensions.items()
    }
    return replace(
        task,
        proposal=(),
        extensions=asked,
        measures={},
        contributions=settled,
        institutions={},
        workers=task.workers | task.owners,
        progress=None,
        replied_on=None,
        endorsed=False,
        deadlines_since=event.aggregate_version,
    )
