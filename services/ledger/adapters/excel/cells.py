"""Cells and merged ranges of a worksheet, as openpyxl's own parser understands them.

Its read-only worksheet tells no merged ranges, and makes an object of each cell and a row of
each missing one. What the parser cannot read it raises: the file is then damaged.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import IO, Any
from xml.etree.ElementTree import Element

from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import INLINE_STRING, WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS

TEXT = "s"
"""The type of a cell of text, wherever the file keeps it; `f` is a formula, `e` an error."""
_INLINE = "inlineStr"
_PLAIN_TEXT = f"{{{SHEET_MAIN_NS}}}t"

Merges = Mapping[int, list[tuple[int, int]]]
"""First row of a range → (column, last row)."""


class Cells(WorkSheetParser):  # type: ignore[misc] # openpyxl has no types
    """The cells of a worksheet in passing; after the last of them, its merged ranges."""

    def __init__(self, sheet: ReadOnlyWorksheet, part: IO[bytes]) -> None:
        """Take the sheet's open part; the strings and formats of its workbook are known."""
        book = sheet.parent
        super().__init__(
            part,
            sheet._shared_strings,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )

    def parse_cell(self, element: Element) -> dict[str, Any]:
        """`column`, `value` and `data_type` of a cell.

        Text without runs that stands in the cell itself, which is all that most programs write
        there, is taken as it is: openpyxl's detour takes more time than the rest of a cell.
        """
        at, text = element.get("r"), _text_within(element)
        if not text or not at:
            cell: dict[str, Any] = super().parse_cell(element)
            return cell
        row, self.col_counter = coordinate_to_tuple(at)
        return {"row": row, "column": self.col_counter, "value": text, "data_type": TEXT}

    @property
    def merges(self) -> Merges:
        """Ranges over more than one row, by their first column: none is filled to the side."""
        merges: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for one in self.merged_cells.mergeCell if self.merged_cells else ():
            if one.max_row > one.min_row:
                merges[one.min_row].append((one.min_col, one.max_row))
        return merges


def _text_within(cell: Element) -> str | None:
    if cell.get("t") != _INLINE or len(cell) != 1:
        return None
    within = cell[0]
    plain = within.tag == INLINE_STRING and len(within) == 1 and within[0].tag == _PLAIN_TEXT
    return within[0].text if plain else None
