"""Which form a workbook has, where its header stands, and which rows are data."""

from collections.abc import Sequence

import pytest

from services.ledger.application.importing.forms.columns import ONE_SHEET, Column, Field
from services.ledger.application.importing.forms.header import find_table
from services.ledger.application.importing.forms.recognise import Form, recognise, wanted
from services.ledger.application.importing.grid import WorkbookGrid
from services.ledger.application.importing.preview import campaign_in
from services.ledger.application.importing.remarks.faults import UnreadableWorkbookError
from tests.services.ledger.importing.sheets import (
    FINDING,
    FINDING_HEADER,
    ONE_SHEET_HEADER,
    grid,
    ledger,
    one_sheet,
)

ROW = [1, "问题", "任务", "措施", "校长", "组织部", None, "2021-10-31"]


def table_rows(*rows: Sequence[object]) -> list[int]:
    table = find_table(grid("Sheet1", rows), ONE_SHEET)
    assert table is not None
    return [row.number for row in table.rows]


@pytest.mark.parametrize("titles", [0, 1, 3, 6])
def test_the_header_is_found_under_any_titles(titles: int) -> None:
    above = [["附件1"]] * titles
    assert table_rows(*above, ONE_SHEET_HEADER, ROW) == [titles + 2]


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("完成\n时限", Field.DEADLINE),
        (" 整 改 措 施 ", Field.MEASURE),
        ("配合单位（可多个）", Field.COOPERATING),
        ("责任单位*", Field.LEAD_UNIT),
    ],
)
def test_white_space_and_remarks_in_a_heading_do_not_matter(written: str, field: Field) -> None:
    table = find_table(grid("Sheet1", [["问题", "整改任务", written]]), ONE_SHEET)
    assert table is not None
    assert table.has(field)


@pytest.mark.parametrize("column", ONE_SHEET, ids=lambda column: column.name)
def test_every_alias_names_its_column(column: Column) -> None:
    other = Column(Field.CODE, "时间戳")
    for name in column.names:
        table = find_table(grid("Sheet1", [[name, "时间戳"]]), (column, other))
        assert table is not None
        assert table.has(column.field)


@pytest.mark.parametrize(
    "aside",
    [
        ["合计"],
        ["合 计", 31],
        ["总计：31项"],
        ["注：以方案为准。"],
        ["填报人：某某"],
        ONE_SHEET_HEADER,
    ],
)
def test_totals_notes_and_repeated_headers_are_left_aside_and_listed(aside: list[object]) -> None:
    table = find_table(grid("Sheet1", [ONE_SHEET_HEADER, ROW, aside, ROW]), ONE_SHEET)
    assert table is not None
    assert [row.number for row in table.rows] == [2, 4]
    assert [number for number, _ in table.skipped] == [3]


def test_lines_that_go_on_with_a_note_are_left_aside() -> None:
    assert table_rows(ONE_SHEET_HEADER, ROW, ["注：1.某某"], ["2.某某"]) == [2]


def test_a_measure_that_begins_with_a_word_for_totals_is_data() -> None:
    more = [None, None, None, "累计清理五十个项目", None, None, None, "2021-10-31"]
    assert table_rows(ONE_SHEET_HEADER, ROW, more) == [2, 3]


def test_an_export_is_read_by_its_three_lists_alone() -> None:
    titles = ["问题清单", "任务清单", "责任清单", "整改台账", "过程记录", "统计汇总"]
    assert wanted(titles) == ("问题清单", "任务清单", "责任清单")


def test_lists_may_have_longer_titles() -> None:
    titles = ["附件1整改问题清单", "附件2整改任务清单", "附件3整改责任清单"]
    assert wanted(titles) == tuple(titles)


def test_a_missing_list_is_one_fault() -> None:
    workbook = WorkbookGrid((grid("问题清单", [FINDING_HEADER, FINDING]),))
    missing = [(fault.sheet, fault.code) for fault in recognise(workbook).book.all()]
    assert sorted(missing) == [("任务清单", "sheet_missing"), ("责任清单", "sheet_missing")]


def test_a_whole_ledger_under_the_title_of_a_list_is_one_sheet() -> None:
    workbook = WorkbookGrid((grid("任务清单", [ONE_SHEET_HEADER, ROW]),))
    assert recognise(workbook).form is Form.ONE_SHEET


def test_a_needed_column_that_is_missing_is_blamed_at_the_header() -> None:
    header = [name for name in FINDING_HEADER if name != "反馈原文"]
    sheets = (
        grid("问题清单", [["标题"], header, ["W01", "批次", "审计", "组织部"]]),
        *(grid(title, []) for title in ("任务清单", "责任清单")),
    )
    found = [(f.sheet, f.row, f.column, f.code) for f in recognise(WorkbookGrid(sheets)).book.all()]
    assert ("问题清单", 2, "反馈原文", "column_missing") in found
    assert ("任务清单", 0, "", "header_missing") in found


@pytest.mark.parametrize("rows", [[], [["随便"], ["什么"]], [["序号", "姓名"], [1, "某"]]])
def test_a_workbook_of_no_known_form_is_refused(rows: list[list[object]]) -> None:
    with pytest.raises(UnreadableWorkbookError) as refused:
        recognise(WorkbookGrid((grid("Sheet1", rows),)))
    assert refused.value.fault.code == "form_unknown"


def test_two_ledgers_in_one_file_are_refused_by_name() -> None:
    sheets = tuple(grid(title, [ONE_SHEET_HEADER, ROW]) for title in ("甲", "乙"))
    with pytest.raises(UnreadableWorkbookError) as refused:
        recognise(WorkbookGrid(sheets))
    assert refused.value.fault.params == (("sheets", "甲、乙"),)


def test_the_campaign_can_be_asked_before_its_opening_is_known() -> None:
    assert campaign_in(ledger()) == "批次"
    assert campaign_in(one_sheet(ROW)) is None
