"""How a row lies in its table: the columns that lists search by, beside its whole JSON.

The JSON is canonical and stored verbatim; every other column can be computed from it.
"""

from typing import Any

from services.reporting.application.ports.model import Change
from services.reporting.domain.numbering import sort_key
from services.reporting.domain.rows.row import Row
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.standing.timeliness import due_of_task

ROWS = ("kind", "id", "valid_from", "valid_to", "campaign", "body")
TASKS = (
    *("id", "valid_from", "valid_to", "campaign", "finding", "number", "number_key", "title"),
    *("status", "lead_unit", "units", "leader", "named", "deadline", "pending_due", "done"),
    *("late", "plan_approved", "replied", "search", "body"),
)
HISTORY = ("position", "task", "version", "state")


def of_row(change: Change, valid_to: int | None) -> tuple[Any, ...]:
    """The columns of any row but a task's."""
    row = change.row
    campaign = getattr(row, "campaign", None)
    return row.kind, row.id, change.position, valid_to, campaign, row.model_dump_json()


def of_task(position: int, task: TaskRow, valid_to: int | None) -> tuple[Any, ...]:
    """The columns of a task."""
    due = due_of_task(task)
    leader = task.leader.officer if task.leader else None
    named = [person for person in (leader, task.first_responsible) if person]
    return (
        *(task.id, position, valid_to, task.campaign, task.finding, task.number),
        *(sort_key(task.number), task.title, task.status.value, task.lead_unit),
        *(list(task.units), leader, named, task.deadline, due.pending, due.done, due.late),
        *(task.plan_approved, bool(task.replies), _words(task), task.model_dump_json()),
    )


def _words(task: TaskRow) -> str:
    """What a search for words looks into, in lower case."""
    measures = (measure.plan.text for measure in task.measures)
    parts = (task.number, task.title, task.goal or "", task.finding_number, task.finding_text)
    return "\n".join((*parts, *measures)).lower()


def is_task(row: Row) -> bool:
    """Whether the row lies in the table of tasks."""
    return isinstance(row, TaskRow)
