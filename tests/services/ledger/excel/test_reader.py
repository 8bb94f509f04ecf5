"""Cells as openpyxl finds them: values, formulas, merged ranges, hidden sheets, exports."""

from datetime import date, datetime

import pytest

from services.ledger.adapters.excel.reader import read_grid, read_workbook
from services.ledger.application.importing.directory import Directory
from services.ledger.application.importing.forms.recognise import Form, LedgerSheet
from services.ledger.application.importing.grid import ErrorValue, Formula
from services.ledger.application.importing.options import ImportOptions
from services.ledger.application.importing.preview import ImportPreview, preview
from services.ledger.application.importing.remarks.faults import UnreadableWorkbookError
from tests.services.ledger.excel.workbooks import (
    HEADER,
    ROW,
    one_sheet,
    replaced,
    saved,
    workbook,
)

SHEET_XML = "xl/worksheets/sheet1.xml"


def previewed(data: bytes) -> ImportPreview:
    sheet = read_workbook(data)
    assert isinstance(sheet, LedgerSheet)
    return preview(sheet, Directory(), ImportOptions(date(2021, 9, 18), campaign="批次"))


def test_values_keep_their_kind() -> None:
    row = [1, 2.5, True, datetime(2021, 12, 31), "文字", None, ""]  # noqa: DTZ001
    (sheet,) = read_grid(saved(workbook({"S": [row]}))).sheets
    assert dict(sheet.rows[0].own) == dict(enumerate(row[:5], 1))


def test_formulas_and_errors_are_told_from_text() -> None:
    book = workbook({"S": [["=1+1", "#REF!", "文字"]]})
    (sheet,) = read_grid(saved(book)).sheets
    assert sheet.rows[0].own[1] == Formula("=1+1")
    assert sheet.rows[0].own[2] == ErrorValue("#REF!")


def test_text_that_begins_with_an_equals_sign_is_text() -> None:
    book = workbook({"S": [["=公式不是"]]})
    book["S"]["A1"].data_type = "s"
    (sheet,) = read_grid(saved(book)).sheets
    assert sheet.rows[0].own[1] == "=公式不是"


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> 文 字 </t></is></c>', " 文 字 "),
        ('<c r="A1" t="inlineStr"><is><r><t>文</t></r><r><t>字</t></r></is></c>', "文字"),
        ('<c t="inlineStr"><is><t>文字</t></is></c>', "文字"),
        ('<c r="A1" t="inlineStr"><f>B1</f><is><t>文字</t></is></c>', Formula("=B1")),
    ],
)
def test_text_within_the_cell_is_read_in_each_of_its_shapes(cell: str, read: object) -> None:
    data = saved(workbook({"S": [[1]]}))
    old = b'<c r="A1" t="n"><v>1</v></c>'
    (sheet,) = read_grid(replaced(data, SHEET_XML, old, cell.encode())).sheets
    assert dict(sheet.rows[0].own) == {1: read}


def test_merged_cells_are_filled_down_and_not_to_the_side() -> None:
    book = one_sheet(ROW, [None, None, None, "措施二", None, None, "2021-10-31"])
    for merged in ("A2:A3", "B2:B3", "C2:C3", "E2:E3", "F2:F3"):
        book["Sheet1"].merge_cells(merged)
    book["Sheet1"].append(["合计"])
    book["Sheet1"].merge_cells("A4:G4")
    result = previewed(saved(book))
    assert (result.counts.findings, result.counts.tasks, result.counts.measures) == (1, 1, 2)
    (sheet,) = read_grid(saved(book)).sheets
    assert sheet.rows[2].filled[2] == "问题一"
    assert dict(sheet.rows[3].filled) == {1: "合计"}


def test_a_header_of_two_levels_is_read_by_its_lower_row() -> None:
    upper = [*HEADER[:4], "责任", None, HEADER[6]]
    lower = [None, None, None, None, "责任领导", "牵头单位", None]
    book = workbook({"Sheet1": [upper, lower, ROW]})
    for merged in ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:G2"):
        book["Sheet1"].merge_cells(merged)
    sheet = read_workbook(saved(book))
    assert sheet.tables[""].header_row == 2
    assert len(sheet.tables[""].headings) == len(HEADER)


def test_hidden_sheets_are_named_and_not_read() -> None:
    book = workbook({"Sheet1": [HEADER, ROW], "旧台账": [HEADER, ROW]})
    book["旧台账"].sheet_state = "hidden"
    result = previewed(saved(book))
    assert result.counts.findings == 1
    assert [(n.sheet, n.code) for n in result.notices] == [("旧台账", "hidden_sheet")]


def test_a_stray_cell_far_away_costs_nothing() -> None:
    book = one_sheet()
    book["Sheet1"]["XFD1048576"] = "远"
    assert previewed(saved(book)).counts.measures == 1


def test_a_declared_dimension_is_not_trusted() -> None:
    data = replaced(saved(one_sheet()), SHEET_XML, b'ref="A1:G2"', b'ref="A1:A1"')
    assert previewed(data).counts.measures == 1


def test_a_path_is_read_like_its_bytes(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("ledger") / "台账.xlsx"
    path.write_bytes(saved(one_sheet()))
    assert read_workbook(path).form is Form.ONE_SHEET


def test_an_exported_workbook_is_read_by_its_lists_with_their_measure_numbers() -> None:
    tasks = [
        "任务号",
        "问题号",
        "整改任务",
        "整改目标",
        "措施号",
        "整改措施",
        "整改类型",
        "完成时限",
    ]
    joined = ["编号", "反馈原文", "任务号", "整改任务", "整改措施", "现时限"]
    book = workbook(
        {
            "问题清单": [["批次问题清单"], ["编号", "批次", "反馈原文"], ["W1", "甲", "问题"]],
            "任务清单": [
                ["批次任务清单"],
                tasks,
                ["R1", "W1", "任务", "目标", 1, "措施一", "立行立改", "2021-10-31"],
                ["R1", "W1", "任务", "目标", 3, "措施三", "持续整改", "长期坚持"],
            ],
            "责任清单": [
                ["责任清单"],
                ["任务号", "责任领导", "牵头单位"],
                ["R1", "校长", "组织部"],
            ],
            "整改台账": [["整改台账"], joined, ["W1", "问题", "R1", "任务", "措施一", "=A1"]],
            "过程记录": [["过程记录"], ["任务号", "时间", "事件"]],
            "统计汇总": [["统计汇总"], ["单位", "任务数"]],
        }
    )
    result = previewed(saved(book))
    assert result.form is Form.THREE_SHEETS
    assert result.ledger is not None
    assert [m.number for m in result.ledger.tasks[0].measures] == [1, 3]
    assert {f.code for f in result.faults} == {"unknown_unit", "unknown_officer"}


@pytest.mark.parametrize("given", ["0", "一", "1.5"])
def test_a_measure_number_is_a_whole_number_from_one(given: str) -> None:
    header = ["措施号", *HEADER]
    result = previewed(saved(workbook({"Sheet1": [header, [given, *ROW]]})))
    assert ("措施号", "not_a_number") in {(f.column, f.code) for f in result.faults}


def test_a_workbook_of_another_kind_is_refused() -> None:
    with pytest.raises(UnreadableWorkbookError) as refused:
        read_workbook(saved(workbook({"Sheet1": [["课程", "学分"], ["高等数学", 4]]})))
    assert refused.value.fault.code == "form_unknown"
