"""What an import of a workbook would record, shown before anything is recorded.

Pure: the same sheet, directory and options give the same preview. Nothing may be recorded
from a preview with faults.
"""

from dataclasses import dataclass
from datetime import date

from services.ledger.application.importing.changes.change import Change
from services.ledger.application.importing.changes.people import changes_of_people, moved_ends
from services.ledger.application.importing.changes.units import changes_of_units
from services.ledger.application.importing.directory import Directory
from services.ledger.application.importing.forms.columns import Field
from services.ledger.application.importing.forms.recognise import (
    DirectorySheet,
    Form,
    LedgerSheet,
)
from services.ledger.application.importing.forms.table import RowReader, Table
from services.ledger.application.importing.layouts.directory import read_officers, read_units
from services.ledger.application.importing.layouts.one_sheet import read_one_sheet
from services.ledger.application.importing.layouts.three_sheets import read_three_sheets
from services.ledger.application.importing.matching.officers import OfficerNames
from services.ledger.application.importing.matching.registration import check_options, registered
from services.ledger.application.importing.matching.units import UnitNames, UnknownUnit
from services.ledger.application.importing.options import ImportOptions
from services.ledger.application.importing.remarks.faults import Fault, FaultBook
from services.ledger.application.importing.remarks.lacks import Lack, lacks_of
from services.ledger.application.importing.remarks.notices import notices_of
from services.ledger.application.importing.rows.campaigns import campaign_of
from services.ledger.application.importing.rows.reading import Reading
from services.ledger.application.importing.sheet import (
    DirectoryDraft,
    FindingDraft,
    LedgerDraft,
    TaskDraft,
    UnitDraft,
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a workbook holds."""

    findings: int = 0
    tasks: int = 0
    measures: int = 0
    units: int = 0
    officers: int = 0


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What was understood. Exactly one of `ledger` and `directory` is there.

    `changes` are what a directory's file says otherwise, for the clerk to confirm.
    `notices` are shown and block nothing; `unknown_units` are for the clerk to map or register,
    and each has its fault too. `lacks` will be demanded by later commands. `new_units` are those
    of --register. `fact_count` is an upper bound of the events that recording would append.
    """

    form: Form
    ledger: LedgerDraft | None
    directory: DirectoryDraft | None
    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...]
    unknown_units: tuple[UnknownUnit, ...]
    lacks: tuple[Lack, ...]
    new_units: tuple[UnitDraft, ...]
    counts: Counts
    fact_count: int
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a directory's file is compared: on which day, and whether it is the whole directory."""

    today: date
    whole: bool = False


def preview(
    sheet: LedgerSheet | DirectorySheet,
    directory: Directory,
    options: ImportOptions | None,
    comparison: Comparison | None = None,
) -> ImportPreview:
    """The preview of a workbook. A ledger needs options; a directory may be compared."""
    if isinstance(sheet, DirectorySheet):
        return preview_directory(sheet, directory, comparison)
    if options is None:
        raise ValueError("a ledger is read with the campaign's opening")
    return preview_ledger(sheet, directory, options)


def preview_ledger(
    sheet: LedgerSheet, directory: Directory, options: ImportOptions
) -> ImportPreview:
    """The preview of a ledger in either form."""
    book = sheet.book.copy()
    new_units = registered(directory, options)
    check_options(directory, options, book)
    units = UnitNames(directory, options)
    reading = Reading(options, units, OfficerNames(directory, units))
    read = read_one_sheet if sheet.form is Form.ONE_SHEET else read_three_sheets
    findings, tasks = read(sheet, reading, book)
    draft = _ledger(findings, tasks, options, book)
    counts = Counts(len(findings), len(tasks), sum(len(task.measures) for task in tasks))
    return ImportPreview(
        form=sheet.form,
        ledger=draft,
        directory=None,
        faults=book.all(sheet.titles),
        notices=notices_of(sheet, draft, options),
        unknown_units=units.unknown(),
        lacks=lacks_of(draft),
        new_units=new_units,
        counts=counts,
        fact_count=2 + len(new_units) + counts.findings + counts.tasks,
    )


def preview_directory(
    sheet: DirectorySheet, directory: Directory, comparison: Comparison | None = None
) -> ImportPreview:
    """The preview of a directory; what it says otherwise where it is compared."""
    book = sheet.book.copy()
    known = frozenset(unit.code for unit in directory.units)
    units = read_units(_rows(sheet.tables.get("单位"), book), known)
    codes = known | {unit.code for unit in units}
    closed = frozenset(unit.code for unit in directory.units if unit.closed)
    officers = read_officers(_rows(sheet.tables.get("人员"), book), codes, closed)
    appointments = sum(len(officer.appointments) for officer in officers)
    draft = DirectoryDraft(units, officers)
    changes = _changes(draft, directory, comparison)
    return ImportPreview(
        form=sheet.form,
        ledger=None,
        directory=draft,
        faults=book.all(sheet.titles),
        notices=(*notices_of(sheet, None, None), *moved_ends(officers, changes)),
        unknown_units=(),
        lacks=(),
        new_units=(),
        counts=Counts(units=len(units), officers=len(officers)),
        fact_count=len(units) + len(officers) + appointments + len(changes),
        changes=changes,
    )


def _changes(
    draft: DirectoryDraft, known: Directory, comparison: Comparison | None
) -> tuple[Change, ...]:
    if comparison is None:
        return ()
    today, whole = comparison.today, comparison.whole
    return (
        *changes_of_units(draft.units, known.units, today),
        *changes_of_people(draft.officers, known.officers, today, whole=whole),
    )


def campaign_in(sheet: LedgerSheet) -> str | None:
    """The campaign's name (批次) as the sheet gives it first, to look up its opening."""
    book = FaultBook()
    for table in sheet.tables.values():
        for row in _rows(table, book):
            if name := row.text(Field.CAMPAIGN):
                return name
    return None


def _ledger(
    findings: tuple[FindingDraft, ...],
    tasks: tuple[TaskDraft, ...],
    options: ImportOptions,
    book: FaultBook,
) -> LedgerDraft:
    name = campaign_of(findings, options, book)
    kind = options.source or (findings[0].source_kind if findings else None)
    return LedgerDraft(name, kind, findings, tasks)


def _rows(table: Table | None, book: FaultBook) -> list[RowReader]:
    return [RowReader(table, row, book) for row in table.rows] if table else []
