"""Decides the form of a workbook: directory, three lists, or one sheet.

Sheets that no form names are not read; an exported workbook is its first three lists.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from services.ledger.application.importing.forms.columns import (
    DIRECTORY_SHEETS,
    LIST_SHEETS,
    ONE_SHEET,
    Column,
    Field,
)
from services.ledger.application.importing.forms.header import find_table, plain
from services.ledger.application.importing.forms.table import Table
from services.ledger.application.importing.grid import WorkbookGrid
from services.ledger.application.importing.remarks.faults import FaultBook, UnreadableWorkbookError

WHOLE_LEDGER = frozenset({Field.TEXT, Field.TITLE, Field.MEASURE})
"""Columns that make a single sheet a whole ledger."""


class Form(StrEnum):
    """The forms that are read."""

    DIRECTORY = "directory"
    THREE_SHEETS = "three_sheets"
    ONE_SHEET = "one_sheet"


@dataclass(frozen=True, slots=True)
class RecognisedSheet:
    """A workbook whose form is known: its tables by the sheet's name in the reference.

    The one-sheet form has one table, named "". `book` holds the faults of the form itself.
    """

    form: Form
    tables: Mapping[str, Table]
    titles: tuple[str, ...]
    hidden: tuple[str, ...]
    book: FaultBook


@dataclass(frozen=True, slots=True)
class LedgerSheet(RecognisedSheet):
    """A campaign's findings, tasks and responsibilities, in either form."""


@dataclass(frozen=True, slots=True)
class DirectorySheet(RecognisedSheet):
    """Units and officers."""


def wanted(titles: Sequence[str]) -> tuple[str, ...]:
    """Which of a workbook's visible sheets have to be read at all."""
    lists = _lists(titles)
    if len(lists) == len(LIST_SHEETS):
        return tuple(lists.values())
    return tuple(titles)


def recognise(workbook: WorkbookGrid) -> LedgerSheet | DirectorySheet:
    """The form of a workbook.

    Raises UnreadableWorkbookError where no form fits, or several sheets are a one-sheet ledger.
    """
    titles = [grid.title for grid in workbook.sheets]
    book = FaultBook()
    lists = _lists(titles)
    whole = _whole_ledgers(workbook) if len(lists) < len(LIST_SHEETS) else ()
    if whole:
        _missing_columns(whole[0], ONE_SHEET, book)
        return LedgerSheet(Form.ONE_SHEET, {"": whole[0]}, (whole[0].sheet,), workbook.hidden, book)
    if lists:
        tables = _tables(workbook, lists, LIST_SHEETS, book)
        for name in LIST_SHEETS.keys() - lists.keys():
            book.add(name, 0, "", "sheet_missing", name=name)
        return LedgerSheet(Form.THREE_SHEETS, tables, tuple(titles), workbook.hidden, book)
    directory = {title: title for title in titles if title in DIRECTORY_SHEETS}
    if not directory:
        raise UnreadableWorkbookError("form_unknown")
    tables = _tables(workbook, directory, DIRECTORY_SHEETS, book)
    return DirectorySheet(Form.DIRECTORY, tables, tuple(titles), workbook.hidden, book)


def _lists(titles: Sequence[str]) -> dict[str, str]:
    """Titles by the list they stand for; an exact title before a longer one."""
    found = {}
    for name in LIST_SHEETS:
        exact = [title for title in titles if plain(title) == name]
        longer = [title for title in titles if name in plain(title)]
        if exact or longer:
            found[name] = (exact or longer)[0]
    return found


def _whole_ledgers(workbook: WorkbookGrid) -> tuple[Table, ...]:
    tables = [table for grid in workbook.sheets if (table := find_table(grid, ONE_SHEET))]
    whole = tuple(table for table in tables if table.headings.keys() >= WHOLE_LEDGER)
    if len(whole) > 1:
        raise UnreadableWorkbookError(
            "several_ledgers", sheets="、".join(table.sheet for table in whole)
        )
    return whole


def _tables(
    workbook: WorkbookGrid,
    named: Mapping[str, str],
    sheets: Mapping[str, tuple[Column, ...]],
    book: FaultBook,
) -> dict[str, Table]:
    grids = {grid.title: grid for grid in workbook.sheets}
    tables = {}
    for name, title in named.items():
        grid, columns = grids[title], sheets[name]
        table = find_table(grid, columns)
        if table is None:
            book.add(grid.title, 0, "", "header_missing")
            continue
        _missing_columns(table, columns, book)
        tables[name] = table
    return tables


def _missing_columns(table: Table, columns: tuple[Column, ...], book: FaultBook) -> None:
    for column in columns:
        if column.needed and not table.has(column.field):
            book.add(table.sheet, table.header_row, column.name, "column_missing", name=column.name)
