"""Reads an Excel workbook into the grid of importing and recognises its form.

Cells are read in passing, without links, formula results or declared dimensions; hidden
sheets are named and not read. Whatever openpyxl cannot read is a damaged file.
"""

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from services.ledger.adapters.excel.cells import Cells
from services.ledger.adapters.excel.package import check_package
from services.ledger.adapters.excel.rows import read_rows
from services.ledger.application.importing.forms.recognise import (
    DirectorySheet,
    LedgerSheet,
    recognise,
    wanted,
)
from services.ledger.application.importing.grid import Grid, WorkbookGrid
from services.ledger.application.importing.remarks.faults import UnreadableWorkbookError


def read_workbook(source: bytes | Path) -> LedgerSheet | DirectorySheet:
    """The recognised sheets of a workbook.

    Raises UnreadableWorkbookError, whose `fault` says why, where the file is no workbook, is
    over a limit or has no known form.
    """
    return recognise(read_grid(source))


def read_grid(source: bytes | Path) -> WorkbookGrid:
    """The cells of the sheets that an import may need. Raises UnreadableWorkbookError."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    check_package(data)
    try:
        workbook = load_workbook(BytesIO(data), read_only=True, keep_links=False)
        try:
            return _grid(workbook)
        finally:
            workbook.close()
    except UnreadableWorkbookError:
        raise
    except Exception as error:
        raise UnreadableWorkbookError("damaged") from error


def _grid(workbook: Workbook) -> WorkbookGrid:
    sheets = {sheet.title: sheet for sheet in workbook.worksheets}
    hidden = tuple(title for title, sheet in sheets.items() if sheet.sheet_state != "visible")
    visible = [title for title in sheets if title not in hidden]
    grids = tuple(_sheet(workbook, sheets[title]) for title in wanted(visible))
    return WorkbookGrid(grids, hidden)


def _sheet(workbook: Workbook, sheet: ReadOnlyWorksheet) -> Grid:
    # The path of the part is what openpyxl keeps to itself.
    with workbook._archive.open(sheet._worksheet_path) as part:
        return Grid(sheet.title, read_rows(sheet.title, Cells(sheet, part)))
