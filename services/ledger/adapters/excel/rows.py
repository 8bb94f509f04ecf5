"""Rows of a worksheet, merged ranges filled down, within limits of rows and text."""

from collections.abc import Iterable, Iterator

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from services.ledger.adapters.excel.merges import Merges
from services.ledger.application.importing.grid import (
    CellValue,
    ErrorValue,
    Formula,
    GridRow,
)
from services.ledger.application.importing.remarks.faults import UnreadableWorkbookError

MAX_ROWS = 60_000
"""Rows with content in a sheet; an import is refused well before (20,000 events)."""
MAX_COLUMNS = 64
MAX_CELLS = 600_000
"""Cells with content in a sheet: 20,000 rows of the widest form hold fewer."""
MAX_TEXT = 32_767
"""Characters in a cell; Excel's own limit."""
_LAST_ROW = 1_048_576
_TEXT = "s"


def read_rows(sheet: ReadOnlyWorksheet, merges: Merges) -> tuple[GridRow, ...]:
    """The rows that hold anything. Raises UnreadableWorkbookError over a limit."""
    sheet.reset_dimensions()
    rows, cells = [], 0
    for row in _filled(sheet.iter_rows(max_row=_LAST_ROW, max_col=MAX_COLUMNS), merges):
        rows.append(row)
        cells += len(row.own)
        if cells > MAX_CELLS:
            raise UnreadableWorkbookError("too_large", what=sheet.title, limit=MAX_CELLS)
        if len(rows) > MAX_ROWS:
            raise UnreadableWorkbookError("too_large", what=sheet.title, limit=MAX_ROWS)
    return tuple(rows)


def _filled(rows: Iterable[tuple[ReadOnlyCell, ...]], merges: Merges) -> Iterator[GridRow]:
    open_merges: dict[int, tuple[int, CellValue]] = {}
    blank: tuple[ReadOnlyCell, ...] | None = None
    for number, cells in enumerate(rows, start=1):
        # openpyxl gives one and the same tuple for each of up to a million missing rows.
        own = {} if cells is blank else _own(cells)
        if not own:
            blank = cells
            continue
        above = {col: value for col, (last, value) in open_merges.items() if number <= last}
        yield GridRow(number, own, above | own if above else own)
        for column, last in merges.get(number, ()):
            if column in own:
                open_merges[column] = (last, own[column])


def _own(cells: tuple[ReadOnlyCell, ...]) -> dict[int, CellValue]:
    values: dict[int, CellValue] = {}
    for column, cell in enumerate(cells, start=1):
        value = cell.value
        if value is None or value == "":
            continue
        # Most cells are short text, and a call for each would cost as much as the rest here.
        if cell.data_type != _TEXT or len(value) > MAX_TEXT:
            value = _value(cell)
        values[column] = value
    return values


def _value(cell: ReadOnlyCell) -> CellValue:
    if cell.data_type == "f":
        return Formula(str(cell.value))
    if cell.data_type == "e":
        return ErrorValue(str(cell.value))
    if isinstance(cell.value, str) and len(cell.value) > MAX_TEXT:
        raise UnreadableWorkbookError("too_large", what="text", limit=MAX_TEXT)
    value: CellValue = cell.value
    return value
