"""Every fault is reported once, at its cell, and what follows from it is not."""

from string import Formatter
from typing import Any

import pytest

from services.ledger.application.importing.grid import ErrorValue, Formula
from services.ledger.application.importing.remarks.faults import Fault
from services.ledger.application.importing.remarks.messages import MESSAGES
from tests.services.ledger.importing.sheets import (
    FINDING,
    RESPONSIBILITY,
    TASK,
    Rows,
    faults,
    ledger,
    previewed,
)


def replaced(row: list[str], at: int, value: object) -> list[Any]:
    return [*row[:at], value, *row[at + 1 :]]


@pytest.mark.parametrize(
    ("lists", "fault"),
    [
        ({"findings": [FINDING, FINDING]}, ("问题清单", 3, "编号", "duplicate")),
        ({"findings": [FINDING, replaced(FINDING, 0, None)]}, ("问题清单", 3, "编号", "missing")),
        ({"findings": [replaced(FINDING, 3, None)]}, ("问题清单", 2, "反馈原文", "missing")),
        (
            {"findings": [replaced(FINDING, 0, Formula("=A1"))]},
            ("问题清单", 2, "编号", "formula"),
        ),
        (
            {"findings": [FINDING, replaced(replaced(FINDING, 0, "W02"), 1, "另一批次")]},
            ("问题清单", 3, "批次", "several_campaigns"),
        ),
        ({"tasks": [replaced(TASK, 1, "W9")]}, ("任务清单", 2, "问题号", "unknown_finding")),
        ({"tasks": [replaced(TASK, 2, Formula("=1"))]}, ("任务清单", 2, "整改任务", "formula")),
        ({"tasks": [replaced(TASK, 3, None)]}, ("任务清单", 2, "整改措施", "missing")),
        ({"tasks": [replaced(TASK, 4, "慢慢改")]}, ("任务清单", 2, "整改类型", "unknown_type")),
        (
            {"tasks": [replaced(TASK, 5, ErrorValue("#REF!"))]},
            ("任务清单", 2, "完成时限", "error_value"),
        ),
        ({"tasks": [TASK, replaced(TASK, 2, "另一任务")]}, ("任务清单", 3, "整改任务", "differs")),
        ({"responsibilities": []}, ("任务清单", 2, "任务号", "no_responsibility")),
        (
            {"tasks": [replaced(TASK, 0, Formula("=A1"))]},
            ("任务清单", 2, "任务号", "formula"),
        ),
        (
            {"responsibilities": [RESPONSIBILITY, replaced(RESPONSIBILITY, 0, "R9")]},
            ("责任清单", 3, "任务号", "unknown_task"),
        ),
        (
            {"responsibilities": [RESPONSIBILITY, RESPONSIBILITY]},
            ("责任清单", 3, "任务号", "duplicate"),
        ),
        (
            {"responsibilities": [replaced(RESPONSIBILITY, 0, Formula("=A1"))]},
            ("责任清单", 2, "任务号", "formula"),
        ),
    ],
)
def test_a_fault_is_reported_once_at_its_cell(
    lists: dict[str, Rows], fault: tuple[str, int, str, str]
) -> None:
    assert faults(previewed(ledger(**lists))) == [fault]


def test_a_sound_ledger_has_no_fault_and_lacks_what_its_form_does_not_ask() -> None:
    result = previewed(ledger())
    assert not result.faults
    assert {lack.part for lack in result.lacks} == {"goal", "deliverable"}


def test_faults_stand_in_the_order_of_sheets_and_rows() -> None:
    result = previewed(
        ledger(
            findings=[FINDING, replaced(FINDING, 0, None)],
            tasks=[replaced(TASK, 5, "尽快")],
            responsibilities=[replaced(RESPONSIBILITY, 1, None)],
        )
    )
    assert [(f.sheet, f.row) for f in result.faults] == [
        ("问题清单", 3),
        ("任务清单", 2),
        ("责任清单", 2),
    ]


def test_a_task_may_belong_to_a_finding_that_the_campaign_already_holds() -> None:
    sheet = ledger(tasks=[replaced(TASK, 1, "W9")])
    assert not previewed(sheet, known_findings=frozenset({"W9"})).faults


def test_the_sheets_of_one_preview_can_be_previewed_again() -> None:
    sheet = ledger(tasks=[replaced(TASK, 5, "尽快")])
    assert previewed(sheet) == previewed(sheet)
    assert len(previewed(sheet).faults) == 1


@pytest.mark.parametrize("code", MESSAGES)
def test_both_languages_say_the_same_things(code: str) -> None:
    chinese, english = (
        {f for _, f, _, _ in Formatter().parse(text) if f} for text in MESSAGES[code]
    )
    assert chinese >= english


def test_a_reason_is_a_sentence_in_the_language_asked() -> None:
    fault = Fault("任务清单", 5, "完成时限", "unreadable_date", (("value", "尽快"),))
    assert fault.reason("zh-CN") == "读不出日期“尽快”"
    assert fault.reason("en") == "「尽快」 cannot be read as a date"
