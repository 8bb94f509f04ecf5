"""How a row lies in its table: the columns that lists search by, beside its JSON.

The JSON is canonical and stored verbatim; every other column can be computed from the whole row.
"""

from functools import lru_cache
from typing import Any, cast

from services.reporting.application.ports.model import Change
from services.reporting.domain.numbering import sort_key
from services.reporting.domain.rows.row import PlainRow, Row
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.rows.versions import told
from services.reporting.domain.standing.timeliness import due_of_task

ROWS = ("kind", "id", "valid_from", "valid_to", "campaign", "body")
TASKS = (
    *("id", "version", "valid_from", "valid_to", "campaign", "finding", "number", "number_key"),
    *("title", "status", "lead_unit", "units", "leader", "named", "deadline", "pending_due"),
    *("done", "late", "plan_approved", "replied", "body"),
)
WORDS = ("id", "valid_from", "valid_to", "search")

_sort_key = lru_cache(10_000)(sort_key)


def of_row(change: Change, valid_to: int | None) -> tuple[Any, ...]:
    """The columns of any row but a task's."""
    row = cast(PlainRow, change.row)
    campaign = getattr(row, "campaign", None)
    return row.kind, row.id, change.position, valid_to, campaign, row.model_dump_json()


def of_task(change: Change, valid_to: int | None) -> tuple[Any, ...]:
    """The columns of a task."""
    task, before = cast(TaskRow, change.row), cast(TaskRow | None, change.before)
    due = due_of_task(task)
    leader = task.leader.officer if task.leader else None
    named = [person for person in (leader, task.first_responsible) if person]
    return (
        *(task.id, task.version, change.position, valid_to, task.campaign, task.finding),
        *(task.number, _sort_key(task.number), task.title, task.status.value, task.lead_unit),
        *(task.units, leader, named, task.deadline, due.pending, due.done, due.late),
        *(task.plan_approved, bool(task.replies), told(before, task).decode()),
    )


def of_words(change: Change, valid_to: int | None) -> tuple[Any, ...]:
    """What a search for words looks into, in lower case."""
    return change.row.id, change.position, valid_to, _words(cast(TaskRow, change.row))


def changes_words(change: Change) -> bool:
    """Whether a search finds the task by other words than before."""
    task, before = change.row, change.before
    if not isinstance(task, TaskRow):
        return False
    if not isinstance(before, TaskRow):
        return True
    if before.measures is task.measures and before.goal is task.goal:
        return False
    return _words(before) != _words(task)


def is_task(row: Row) -> bool:
    """Whether the row lies in the table of tasks."""
    return isinstance(row, TaskRow)


def _words(task: TaskRow) -> str:
    measures = (measure.plan.text for measure in task.measures)
    parts = (task.number, task.title, task.goal or "", task.finding_number, task.finding_text)
    return "\n".join((*parts, *measures)).lower()
