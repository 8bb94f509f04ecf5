"""The workbook opened again: text as text, layout for paper."""

from pathlib import Path

import openpyxl
import pytest

from services.reporting.adapters.excel.writer import write_workbook
from services.reporting.application.exporting.table import Column, Sheet

TEXTS = [
    "=1+1",
    '=HYPERLINK("http://example.org")',
    "+86 10",
    "-1",
    "@SUM(A1)",
    "第一行\n第二行",
    "_x0041_",
    "普通",
    "'quoted",
]


def _written(tmp_path: Path, *rows: tuple[str | int | None, ...]) -> openpyxl.Workbook:
    sheet = Sheet("问题清单", "2021年问题清单", (Column("编号", 8), Column("原文", 48)), rows)
    target = tmp_path / "book.xlsx"
    write_workbook([sheet], target)
    return openpyxl.load_workbook(target)


@pytest.mark.parametrize("text", TEXTS)
def test_text_is_written_as_text_and_comes_back_the_same(tmp_path: Path, text: str) -> None:
    cell = _written(tmp_path, (1, text))["问题清单"]["B3"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_what_the_format_cannot_hold_is_replaced_and_never_refused(tmp_path: Path) -> None:
    sheet = _written(tmp_path, (None, "a\x00b"), (None, "长" * 40_000))["问题清单"]
    assert sheet["A3"].value is None
    assert sheet["B3"].value == "a\ufffdb"
    assert len(sheet["B4"].value) == 32_767


def test_title_and_header_stay_in_sight_and_print_on_a4_landscape(tmp_path: Path) -> None:
    sheet = _written(tmp_path, (1, "问题"))["问题清单"]
    assert sheet["A1"].value == "2021年问题清单"
    assert [cell.value for cell in sheet[2]] == ["编号", "原文"]
    assert sheet.freeze_panes == "A3"
    assert sheet.print_title_rows == "$1:$2"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.column_dimensions["B"].width == 48
