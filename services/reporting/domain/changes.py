"""What an event changed in a task, for a reader: facet by facet, before and after.

Facets are the values that people ask for in a ledger; texts of events stand in the history itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from services.reporting.domain.rows.measure import MeasureRow
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.rows.turns.afterwards import LookBackState


@dataclass(frozen=True, slots=True)
class Change:
    """One facet before and after; None where there was nothing."""

    facet: str
    before: str | int | None
    after: str | int | None


def changes(before: TaskRow | None, after: TaskRow) -> tuple[Change, ...]:
    """Every facet that differs, in a fixed order; a new task differs in all that it has."""
    old = dict(_facets(before)) if before else {}
    new = dict(_facets(after))
    names = dict.fromkeys((*new, *old))
    return tuple(
        Change(name, old.get(name), new.get(name))
        for name in names
        if old.get(name) != new.get(name)
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """A facet at two moments, and the positions in between that changed it."""

    facet: str
    before: str | int | None
    after: str | int | None
    positions: tuple[int, ...]


def differences(versions: Iterable[tuple[int, TaskRow]], since: int) -> tuple[Difference, ...]:
    """What differs between `since` and the last version; changed and changed back is no difference.

    `versions` are all of one task, in order, each with the position that it is valid from.
    """
    start: TaskRow | None = None
    last: TaskRow | None = None
    at: dict[str, list[int]] = defaultdict(list)
    for position, row in versions:
        if position <= since:
            start = row
        else:
            for change in changes(last, row):
                at[change.facet].append(position)
        last = row
    if last is None:
        return ()
    found = changes(start, last)
    return tuple(Difference(c.facet, c.before, c.after, tuple(at[c.facet])) for c in found)


def _facets(task: TaskRow) -> Iterator[tuple[str, Any]]:
    yield from _of_task(task).items()
    for measure in task.measures:
        for name, value in _of_measure(measure).items():
            yield f"measures.{measure.number}.{name}", value


def _of_task(task: TaskRow) -> Mapping[str, Any]:
    return {
        "status": task.status.value,
        "lead_unit": task.lead_unit,
        "leader_post": task.leader.post if task.leader else None,
        "goal": task.goal,
        "type": task.type.value if task.type else None,
        "deadline": task.deadline.isoformat() if task.deadline else None,
        "replies": len(task.replies) or None,
        "endorsed": "yes" if task.endorsed else None,
        "result_class": task.result_class.value if task.result_class else None,
        "closed_on": task.closed_on.isoformat() if task.closed_on else None,
        "look_back_due": task.look_back_due.isoformat() if task.look_back_due else None,
        "look_back": _look_back(task),
        "ever_overdue": "yes" if task.ever_overdue else None,
    }


def _look_back(task: TaskRow) -> str | None:
    """How the look-back stands once it goes beyond its day."""
    last = task.afterwards.last
    return None if last is None or last.state is LookBackState.WAITS else last.state.value


def _of_measure(measure: MeasureRow) -> Mapping[str, Any]:
    return {
        "status": measure.status.value,
        "deadline": measure.deadline.isoformat() if measure.deadline else None,
        "milestone": measure.milestone.isoformat() if measure.milestone else None,
        "extensions": measure.times_extended or None,
        "round": len(measure.rounds) or None,
        "evidence": len(measure.evidence) or None,
        "institution": measure.institution.document_number if measure.institution else None,
    }
