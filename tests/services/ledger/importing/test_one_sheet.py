"""The one-sheet form: what starts a finding and a task, and how they are numbered."""

from typing import Any

from contracts.words import SourceKind
from services.ledger.application.importing.grid import Formula
from services.ledger.application.importing.preview import ImportPreview
from services.ledger.application.importing.sheet import LedgerDraft
from tests.services.ledger.importing.sheets import (
    ONE_SHEET_HEADER,
    faults,
    one_sheet,
    previewed,
)

WHO = ["校长", "组织部", None, "2021-10-31"]


def draft(result: ImportPreview) -> LedgerDraft:
    assert not result.faults
    assert result.ledger is not None
    return result.ledger


def numbers(result: ImportPreview) -> list[tuple[str, str, int]]:
    return [(t.finding_number, t.number, len(t.measures)) for t in draft(result).tasks]


def test_blank_cells_go_on_with_the_finding_and_task_above() -> None:
    result = previewed(
        one_sheet(
            [1, "问题一", "任务一", "措施一", *WHO],
            [None, None, None, "措施二", None, None, None, "2021-10-31"],
            [None, None, "任务二", "措施三", *WHO],
            [2, "问题二", "任务三", "措施四", *WHO],
        )
    )
    assert numbers(result) == [("1", "1-1", 2), ("1", "1-2", 1), ("2", "2-1", 1)]


def test_texts_repeated_on_each_row_are_one_finding_and_one_task() -> None:
    result = previewed(
        one_sheet(
            [1, "问题一", "任务一", "措施一", *WHO],
            [2, "问题一", "任务一", "措施二", *WHO],
            [3, "问题一", "任务二", "措施三", *WHO],
        )
    )
    assert numbers(result) == [("1", "1-1", 2), ("1", "1-2", 1)]


def test_numbers_of_its_own_are_kept() -> None:
    header = ["编号", "任务号", *ONE_SHEET_HEADER[1:]]
    result = previewed(
        one_sheet(
            ["W01", "R1", "问题一", "任务一", "措施一", *WHO],
            ["W01", "R1", "问题一", "任务一", "措施二", *WHO],
            ["W02", "R2", "问题二", "任务二", "措施三", *WHO],
            header=header,
        )
    )
    assert numbers(result) == [("W01", "R1", 2), ("W02", "R2", 1)]


def test_the_source_before_the_text_and_the_final_stop_are_read_off() -> None:
    result = previewed(one_sheet([1, "【上次中央巡视】问题一。", "任务", "措施。", *WHO]))
    finding = draft(result).findings[0]
    assert (finding.source, finding.text) == ("上次中央巡视", "问题一。")
    assert finding.source_kind is SourceKind.CENTRAL_INSPECTION
    assert finding.earlier_round
    assert finding.cells["反馈问题"] == "【上次中央巡视】问题一。"
    measure = draft(result).tasks[0].measures[0]
    assert (measure.text, measure.cells["整改措施"]) == ("措施", "措施。")


def test_a_source_that_is_not_known_is_kept_as_written_and_noticed() -> None:
    result = previewed(one_sheet([1, "【省委巡视】问题", "任务", "措施", *WHO]))
    finding = draft(result).findings[0]
    assert (finding.source, finding.source_kind) == ("省委巡视", SourceKind.OTHER)
    assert [notice.code for notice in result.notices] == ["source_unknown"]


def test_the_clerk_gives_the_kind_of_findings_without_a_source() -> None:
    result = previewed(one_sheet([1, "问题", "任务", "措施", *WHO]), source=SourceKind.AUDIT)
    assert draft(result).findings[0].source_kind is SourceKind.AUDIT


def test_declared_progress_is_kept_as_a_declaration() -> None:
    header = [*ONE_SHEET_HEADER, "进展情况"]
    result = previewed(one_sheet([1, "问题", "任务", "措施", *WHO, "已完成"], header=header))
    assert draft(result).tasks[0].declared_progress == ("已完成",)


def test_a_formula_is_refused_where_it_is_read_and_ignored_where_it_is_derived() -> None:
    header = [*ONE_SHEET_HEADER, "逾期天数"]
    formula = Formula("=TODAY()-H2")
    sound = previewed(
        one_sheet([Formula("=ROW()-1"), "问题", "任务", "措施", *WHO, formula], header=header)
    )
    assert not sound.faults
    assert [notice.code for notice in sound.notices] == ["ignored_column"]
    refused = previewed(one_sheet([1, "问题", "任务", formula, *WHO]))
    assert faults(refused) == [("Sheet1", 2, "整改措施", "formula")]


def test_a_second_row_may_not_give_its_task_another_lead() -> None:
    other = ["校长", "人事处", None, "2021-10-31"]
    result = previewed(
        one_sheet([1, "问题", "任务", "措施", *WHO], [None, None, None, "措施二", *other])
    )
    assert faults(result) == [("Sheet1", 3, "牵头单位", "differs")]


def test_what_the_sheet_has_no_column_for_is_lacking_and_no_fault() -> None:
    header: list[Any] = ["问题", "整改任务", "措施"]
    result = previewed(one_sheet(["问题一", "任务一", "措施一"], header=header))
    assert not result.faults
    assert {lack.part for lack in result.lacks} == {
        "leader",
        "lead_unit",
        "handler",
        "goal",
        "type",
        "deadline",
        "deliverable",
    }


def test_a_ledger_without_batch_asks_for_the_campaigns_name() -> None:
    result = previewed(one_sheet([1, "问题", "任务", "措施", *WHO]), campaign=None)
    assert faults(result) == [("", 0, "批次", "campaign_missing")]
