"""The one-sheet form to the drafts of a ledger.

A row whose finding or task is blank or merged goes on with the one above. Findings are
numbered 1, 2, …, tasks 1-1, 2-1, 2-2, … unless the sheet has numbers of its own.
"""

from dataclasses import dataclass, field

from services.ledger.application.importing.forms.columns import Field
from services.ledger.application.importing.forms.recognise import LedgerSheet
from services.ledger.application.importing.forms.table import RowReader
from services.ledger.application.importing.remarks.faults import FaultBook
from services.ledger.application.importing.rows.findings import finding_draft
from services.ledger.application.importing.rows.measures import measure_draft, measure_number
from services.ledger.application.importing.rows.reading import Reading
from services.ledger.application.importing.rows.responsibilities import responsibility_draft
from services.ledger.application.importing.rows.tasks import OpenTask
from services.ledger.application.importing.sheet import (
    FindingDraft,
    ResponsibilityDraft,
    TaskDraft,
)
from services.ledger.application.importing.wording.sources import divide_marked

_OF_THE_TASK = (Field.TITLE, Field.LEADER, Field.LEAD_UNIT, Field.COOPERATING, Field.HANDLER)


@dataclass(slots=True)
class _OpenFinding:
    draft: FindingDraft
    first: RowReader
    tasks: int = 0

    def has(self, row: RowReader) -> bool:
        """Whether the row goes on with this finding: no number or text of its own, or the same."""
        if row.text(Field.FINDING):
            return row.text(Field.FINDING) == self.draft.number
        if row.own(Field.ORDINAL) and not row.text(Field.TEXT):
            return False
        return not row.own(Field.TEXT) or row.text(Field.TEXT) == self.first.text(Field.TEXT)


@dataclass(slots=True)
class _OneSheet:
    """The sheet while its rows are read."""

    reading: Reading
    findings: dict[str, _OpenFinding] = field(default_factory=dict)
    tasks: dict[str, OpenTask] = field(default_factory=dict)
    responsibilities: dict[str, ResponsibilityDraft] = field(default_factory=dict)
    task: OpenTask | None = None

    def take(self, row: RowReader, finding: _OpenFinding | None) -> _OpenFinding:
        """One row, which is one measure, after the finding above; answers the row's finding."""
        goes_on = finding is not None and finding.has(row)
        current = finding if finding is not None and goes_on else self._finding(row)
        if not goes_on or self.task is None or _starts_task(self.task, row):
            self.task = self._task(row, current)
        else:
            _same(self.task.first, row)
        self._add_measure(row, self.task)
        return current

    def _finding(self, row: RowReader) -> _OpenFinding:
        number = row.text(Field.FINDING) or str(len(self.findings) + 1)
        known = self.findings.get(number)
        if known:
            if row.text(Field.TEXT) != known.first.text(Field.TEXT):
                row.fault(Field.FINDING, "duplicate", value=number, first_row=known.draft.at.row)
            return known
        source, text = row.optional(Field.SOURCE), row.needed(Field.TEXT)
        if source is None:
            source, text = divide_marked(text)
        draft = finding_draft(row, self.reading, number, source, text)
        return self.findings.setdefault(number, _OpenFinding(draft, row))

    def _task(self, row: RowReader, finding: _OpenFinding) -> OpenTask:
        number = row.text(Field.TASK) or f"{finding.draft.number}-{finding.tasks + 1}"
        known = self.tasks.get(number)
        if known:
            _same(known.first, row)
            return known
        finding.tasks += 1
        title = row.needed(Field.TITLE)
        self.responsibilities[number] = responsibility_draft(row, self.reading)
        return self.tasks.setdefault(number, OpenTask(number, finding.draft.number, title, row))

    def _add_measure(self, row: RowReader, task: OpenTask) -> None:
        text = row.needed(Field.MEASURE).removesuffix("。").rstrip()
        number = measure_number(row, task.taken)
        task.measures.append(measure_draft(row, self.reading, number, text))


def read_one_sheet(
    sheet: LedgerSheet, reading: Reading, book: FaultBook
) -> tuple[tuple[FindingDraft, ...], tuple[TaskDraft, ...]]:
    """Findings and tasks of the one table."""
    table = sheet.tables[""]
    state = _OneSheet(reading)
    finding: _OpenFinding | None = None
    for row in table.rows:
        finding = state.take(RowReader(table, row, book), finding)
    findings = tuple(known.draft for known in state.findings.values())
    tasks = (task.draft(state.responsibilities.get(n)) for n, task in state.tasks.items())
    return findings, tuple(tasks)


def _starts_task(task: OpenTask, row: RowReader) -> bool:
    if row.text(Field.TASK):
        return row.text(Field.TASK) != task.number
    return row.own(Field.TITLE) and row.text(Field.TITLE) != task.title


def _same(first: RowReader, row: RowReader) -> None:
    """Blame a row that gives its task other responsibilities than the task's first row."""
    for column in _OF_THE_TASK:
        if row.own(column) and row.text(column) != first.text(column):
            row.fault(column, "differs", first_row=first.at.row)
