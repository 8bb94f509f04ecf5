"""The three lists (问题清单, 任务清单, 责任清单) to the drafts of a ledger."""

from services.ledger.application.importing.forms.columns import Field
from services.ledger.application.importing.forms.recognise import LedgerSheet
from services.ledger.application.importing.forms.table import RowReader, Table
from services.ledger.application.importing.remarks.faults import FaultBook
from services.ledger.application.importing.rows.findings import read_findings
from services.ledger.application.importing.rows.reading import Reading
from services.ledger.application.importing.rows.responsibilities import (
    blame_missing,
    read_responsibilities,
)
from services.ledger.application.importing.rows.tasks import check_findings, read_tasks
from services.ledger.application.importing.sheet import FindingDraft, TaskDraft


def read_three_sheets(
    sheet: LedgerSheet, reading: Reading, book: FaultBook
) -> tuple[tuple[FindingDraft, ...], tuple[TaskDraft, ...]]:
    """Findings and tasks; numbers are checked only against lists whose numbers can be read."""
    findings = sheet.tables.get("问题清单")
    tasks = sheet.tables.get("任务清单")
    responsibilities = sheet.tables.get("责任清单")
    found = read_findings(_rows(findings, book), reading)
    opened = read_tasks(_rows(tasks, book), reading)
    if _numbers_readable(findings, Field.FINDING, book):
        check_findings(opened, reading.options.known_findings | {f.number for f in found})
    taken = read_responsibilities(
        _rows(responsibilities, book), reading, opened, _numbers_readable(tasks, Field.TASK, book)
    )
    if _numbers_readable(responsibilities, Field.TASK, book):
        blame_missing({number: task.first for number, task in opened.items()}, taken)
    return found, tuple(task.draft(taken.get(number)) for number, task in opened.items())


def _rows(table: Table | None, book: FaultBook) -> list[RowReader]:
    return [RowReader(table, row, book) for row in table.rows] if table else []


def _numbers_readable(table: Table | None, field: Field, book: FaultBook) -> bool:
    """Whether a number that is not found there can be called unknown."""
    if table is None or not table.has(field):
        return False
    named = table.named(field)
    return not any(book.blames(table.sheet, named, code) for code in ("formula", "error_value"))
