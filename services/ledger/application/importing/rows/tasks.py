"""Rows of tasks (任务清单) to drafts: a task's row repeats for each of its measures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from services.ledger.application.importing.forms.columns import Field
from services.ledger.application.importing.forms.table import RowReader
from services.ledger.application.importing.rows.measures import measure_draft, measure_number
from services.ledger.application.importing.rows.reading import Reading
from services.ledger.application.importing.sheet import (
    MeasureDraft,
    ResponsibilityDraft,
    TaskDraft,
)

TASK_FIELDS = (Field.TASK, Field.FINDING, Field.TITLE, Field.GOAL, Field.REMARK)
_SAME_IN_EACH_ROW = (Field.FINDING, Field.TITLE, Field.GOAL)


@dataclass(slots=True)
class OpenTask:
    """A task while its rows are read."""

    number: str
    finding: str
    title: str
    first: RowReader
    measures: list[MeasureDraft] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)

    def draft(self, responsibility: ResponsibilityDraft | None) -> TaskDraft:
        """The task with all its measures."""
        return TaskDraft(
            number=self.number,
            finding_number=self.finding,
            title=self.title,
            goal=self.first.optional(Field.GOAL),
            measures=tuple(self.measures),
            responsibility=responsibility,
            at=self.first.at,
            cells=self.first.cells(TASK_FIELDS),
        )


def read_tasks(rows: Iterable[RowReader], reading: Reading) -> dict[str, OpenTask]:
    """The tasks of a list by number, in the order of their first rows."""
    tasks: dict[str, OpenTask] = {}
    for row in rows:
        number = row.needed(Field.TASK)
        task = tasks.get(number)
        if task is None:
            task = OpenTask(number, row.needed(Field.FINDING), row.needed(Field.TITLE), row)
            if number:
                tasks[number] = task
        else:
            _same(task.first, row)
        text = row.needed(Field.MEASURE)
        task.measures.append(measure_draft(row, reading, measure_number(row, task.taken), text))
    return tasks


def check_findings(tasks: Mapping[str, OpenTask], known: frozenset[str]) -> None:
    """Blame tasks whose finding does not exist."""
    for task in tasks.values():
        if task.finding and task.finding not in known:
            task.first.fault(Field.FINDING, "unknown_finding", value=task.finding)


def _same(first: RowReader, row: RowReader) -> None:
    for column in _SAME_IN_EACH_ROW:
        text = row.text(column)
        if text and text != first.text(column):
            row.fault(column, "differs", first_row=first.at.row)
