"""What an event changed in a task, for a reader: facet by facet, before and after.

Facets are the values that people ask for in a ledger; texts of events stand in the history itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from services.reporting.domain.rows.measure import MeasureRow
from services.reporting.domain.rows.task import TaskRow


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
        "ever_overdue": "yes" if task.ever_overdue else None,
    }


def _of_measure(measure: MeasureRow) -> Mapping[str, Any]:
    return {
        "status": measure.status.value,
        "deadline": measure.deadline.isoformat() if measure.deadline else None,
        "round": len(measure.rounds) or None,
        "evidence": len(measure.evidence) or None,
        "institution": measure.institution.document_number if measure.institution else None,
    }
