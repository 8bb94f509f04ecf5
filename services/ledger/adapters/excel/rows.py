"""Rows of a worksheet, merged ranges filled down, within limits of rows and text."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from services.ledger.adapters.excel.cells import TEXT, Cells, Merges
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

_Row = tuple[int, dict[int, CellValue]]


def read_rows(title: str, cells: Cells) -> tuple[GridRow, ...]:
    """The rows that hold anything. Raises UnreadableWorkbookError over a limit."""
    rows = list(_within_limits(title, cells))
    # A sheet names its merged ranges after its rows.
    return tuple(_filled(rows, cells.merges))


def _within_limits(title: str, cells: Cells) -> Iterator[_Row]:
    last, rows, held = 0, 0, 0
    for number, found in cells.parse():
        if number > _LAST_ROW:
            break
        # Of rows out of order, the earlier in the file stands.
        if number <= last:
            continue
        last = number
        if own := _own(found):
            rows, held = rows + 1, held + len(own)
            if held > MAX_CELLS:
                raise UnreadableWorkbookError("too_large", what=title, limit=MAX_CELLS)
            if rows > MAX_ROWS:
                raise UnreadableWorkbookError("too_large", what=title, limit=MAX_ROWS)
            yield number, own


def _filled(rows: Iterable[_Row], merges: Merges) -> Iterator[GridRow]:
    open_merges: dict[int, tuple[int, CellValue]] = {}
    for number, own in rows:
        above = {col: value for col, (last, value) in open_merges.items() if number <= last}
        yield GridRow(number, own, above | own if above else own)
        for column, last in merges.get(number, ()):
            if column in own:
                open_merges[column] = (last, own[column])


def _own(cells: Iterable[Mapping[str, Any]]) -> dict[int, CellValue]:
    values: dict[int, CellValue] = {}
    for cell in cells:
        column, value = cell["column"], cell["value"]
        if value is None or value == "" or column > MAX_COLUMNS:
            continue
        # Most cells are short text, and a call for each would cost as much as the rest here.
        if cell["data_type"] != TEXT or len(value) > MAX_TEXT:
            value = _value(cell["data_type"], value)
        values[column] = value
    return values


def _value(data_type: str, value: Any) -> CellValue:
    if data_type == "f":
        return Formula(str(value))
    if data_type == "e":
        return ErrorValue(str(value))
    if isinstance(value, str) and len(value) > MAX_TEXT:
        raise UnreadableWorkbookError("too_large", what="text", limit=MAX_TEXT)
    known: CellValue = value
    return known
