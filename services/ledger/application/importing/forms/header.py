"""Finds the header under title rows and takes the rows of data below it.

Total rows, notes and repeated headers are left aside and listed, never silently dropped.
"""

import re
import unicodedata
from collections.abc import Mapping

from services.ledger.application.importing.forms.columns import Column, Field
from services.ledger.application.importing.forms.table import Heading, Table
from services.ledger.application.importing.grid import CellValue, Grid, GridRow, as_written

SEARCHED_ROWS = 20
"""A header is looked for in this many first rows; offices put it in rows 1 to 5."""

NAMES_AT_LEAST = 2
"""A row with fewer known names is a title, not a header."""

_ASIDE = re.compile(
    r"(合计|总计|小计|共计|累计):?[\d条项个]*$|(注|备注|说明|填表说明|附注)\d*:|(填报人|填表人|制表人|审核人)"
)
_NOTE = re.compile(r"(注|备注|说明|填表说明|附注)\d*:")


def find_table(grid: Grid, columns: tuple[Column, ...]) -> Table | None:
    """The table whose header names most of the columns; None if no row names enough."""
    best: tuple[GridRow, dict[Field, Heading]] | None = None
    for row in grid.rows:
        if row.number > SEARCHED_ROWS:
            break
        headings = _headings(row, columns)
        if len(headings) >= NAMES_AT_LEAST and (best is None or len(headings) > len(best[1])):
            best = (row, headings)
    if best is None:
        return None
    return _table(grid, *best)


def plain(text: str) -> str:
    """A heading or title without white space and full-width forms."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _headings(row: GridRow, columns: tuple[Column, ...]) -> dict[Field, Heading]:
    written = {index: plain(as_written(value)) for index, value in row.filled.items()}
    headings = {}
    taken: set[int] = set()
    for column in columns:
        for name in column.names:
            index = _index_of(name, written, taken)
            if index is not None:
                headings[column.field] = Heading(index, written[index], column)
                taken.add(index)
                break
    return headings


def _index_of(name: str, written: Mapping[int, str], taken: set[int]) -> int | None:
    for index, heading in written.items():
        bare = re.sub(r"\(.*?\)|\*", "", heading)
        if index not in taken and name in (heading, bare):
            return index
    return None


def _table(grid: Grid, header: GridRow, headings: dict[Field, Heading]) -> Table:
    read = {heading.index for heading in headings.values()}
    rows, skipped = _divide(grid, header)
    return Table(
        sheet=grid.title,
        header_row=header.number,
        headings=headings,
        rows=rows,
        ignored=tuple(
            plain(as_written(value))
            for index, value in sorted(header.filled.items())
            if index not in read and plain(as_written(value))
        ),
        skipped=skipped,
    )


def _divide(grid: Grid, header: GridRow) -> tuple[tuple[GridRow, ...], tuple[tuple[int, str], ...]]:
    rows: list[GridRow] = []
    skipped: list[tuple[int, str]] = []
    noted = False
    for row in grid.rows:
        if row.number <= header.number:
            continue
        first = _first_text(row.own)
        if not first:
            continue
        noted = noted or bool(_NOTE.match(plain(first)))
        alone = noted and len(row.own) == 1
        if alone or _ASIDE.match(plain(first)) or dict(row.own) == dict(header.own):
            skipped.append((row.number, first))
        else:
            rows.append(row)
    return tuple(rows), tuple(skipped)


def _first_text(cells: Mapping[int, CellValue]) -> str:
    return next((text for i in sorted(cells) if (text := as_written(cells[i]).strip())), "")
