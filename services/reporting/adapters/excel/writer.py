"""A workbook row by row, so that memory does not grow with it.

Text is always written as text: a cell that begins with = + - or @ can never run as a formula, and
reads back unchanged. Characters that the format cannot hold become U+FFFD.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from services.reporting.application.exporting.table import Cell, Sheet

LONGEST_TEXT = 32_767
A4 = 9
"""The format's own number of that paper."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_workbook(sheets: Sequence[Sheet], target: Path) -> None:
    """Write the file; raises OSError where it cannot be written."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet)
    book.save(target)


def _write(page: Any, sheet: Sheet) -> None:
    styles = _Styles()
    _lay_out(page, sheet)
    page.append([styles.title(page, sheet.title)])
    page.append([styles.heading(page, column.heading) for column in sheet.columns])
    for row in sheet.rows:
        page.append([styles.body(page, value) for value in row])


def _lay_out(page: Any, sheet: Sheet) -> None:
    """A4 landscape, as wide as one page, title and headings on each; both stay in sight."""
    page.freeze_panes = "A3"
    page.print_title_rows = "1:2"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = A4
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for number, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(number)].width = column.width


class _Styles:
    """The three looks of a cell, each made once a sheet."""

    def __init__(self) -> None:
        side = Side(style="thin", color="BFBFBF")
        self._border = Border(left=side, right=side, top=side, bottom=side)
        self._wrapped = Alignment(wrap_text=True, vertical="top")
        self._centred = Alignment(horizontal="center", vertical="center", wrap_text=True)
        self._grey = PatternFill("solid", fgColor="E7E6E6")

    def title(self, page: Any, text: str) -> Any:
        cell = _cell(page, text)
        cell.font = Font(bold=True, size=16)
        return cell

    def heading(self, page: Any, text: str) -> Any:
        cell = _cell(page, text)
        cell.font = Font(bold=True)
        cell.fill, cell.border, cell.alignment = self._grey, self._border, self._centred
        return cell

    def body(self, page: Any, value: Cell) -> Any:
        cell = _cell(page, value)
        cell.border, cell.alignment = self._border, self._wrapped
        return cell


def _cell(page: Any, value: Cell) -> Any:
    if not isinstance(value, str):
        return WriteOnlyCell(page, value)
    text = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)[:LONGEST_TEXT]
    cell = WriteOnlyCell(page, text)
    # openpyxl takes what begins with "=" for a formula; text stays text whatever it says.
    cell.data_type = "s"
    if text.startswith(_FORMULA_STARTS):
        cell.quotePrefix = True
    return cell
