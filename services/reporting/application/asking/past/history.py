"""The whole history of a task, event by event, with what each one changed.

Versions run from 1 without a gap. To a reader who may not read cases, an accountability event
shows that it happened, and neither the case's id nor its hash, nor who acted: who answers is
its subject.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from contracts.envelope import Actor, Event
from services.reporting.application.asking.desk import View
from services.reporting.application.reading.reader import Reader
from services.reporting.domain.changes import Change, changes
from services.reporting.domain.rows.task import TaskRow

OF_A_CASE = frozenset({"case", "case_event_sha256"})
SOMEBODY = Actor(person=None, post="—", unit=None)
"""Stands for whoever acted in a case."""


@dataclass(frozen=True, slots=True)
class Episode:
    """One event at its position, its data as far as the reader may see them, what it changed."""

    position: int
    event: Event
    data: dict[str, Any]
    changed: Sequence[Change]


async def task_history(
    view: View, reader: Reader, task: TaskRow, decode: Callable[[bytes], Event]
) -> list[Episode]:
    """The task's events up to the view's moment, oldest first."""
    stored = await view.snapshot.histories([task.id])
    changed = changes_by_position(await view.snapshot.versions(task.id))
    episodes = []
    for each in stored:
        event = as_seen(decode(each.state), reader)
        data = visible_data(event, reader)
        episodes.append(Episode(each.position, event, data, changed.get(each.position, ())))
    return episodes


def changes_by_position(
    versions: Sequence[tuple[int, TaskRow]],
) -> dict[int, tuple[Change, ...]]:
    """What each position changed in a task, from all its states in order."""
    changed = {first[0]: changes(None, first[1]) for first in versions[:1]}
    return changed | {at: changes(before, after) for (_, before), (at, after) in pairwise(versions)}


def as_seen(event: Event, reader: Reader) -> Event:
    """The event without its actor, where that would tell whom a case is about."""
    if reader.sees_cases or not type(event.data).model_fields.keys() >= OF_A_CASE:
        return event
    return event.model_copy(update={"actor": SOMEBODY})


def visible_data(event: Event, reader: Reader) -> dict[str, Any]:
    """The event's data without what the reader may not see."""
    data = event.data.model_dump(mode="json")
    if reader.sees_cases:
        return data
    return {name: value for name, value in data.items() if name not in OF_A_CASE}
