"""Types and deadlines by the campaign's clocks."""

from datetime import date

import pytest

from contracts.events.campaign import Policy
from contracts.words import MeasureType
from services.ledger.application.importing.wording.clocks import last_day
from tests.services.ledger.importing.sheets import (
    OPENED,
    TASK,
    faults,
    ledger,
    one_sheet,
    previewed,
)


@pytest.mark.parametrize(
    ("kind", "day"),
    [
        (MeasureType.IMMEDIATE, date(2021, 11, 17)),
        (MeasureType.PHASED, date(2022, 9, 18)),
        (MeasureType.CONTINUOUS, date(2026, 9, 18)),
    ],
)
def test_a_clock_ends_on_its_last_day(kind: MeasureType, day: date) -> None:
    assert last_day(kind, OPENED, Policy()) == day


def test_a_year_from_a_leap_day_ends_in_february() -> None:
    assert last_day(MeasureType.PHASED, date(2020, 2, 29), Policy()) == date(2021, 2, 28)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("2021-11-17", MeasureType.IMMEDIATE),
        ("2021-11-18", MeasureType.PHASED),
        ("2022-09-18", MeasureType.PHASED),
        ("2022-09-19", MeasureType.CONTINUOUS),
        ("长期坚持", MeasureType.CONTINUOUS),
        ("立行立改", MeasureType.IMMEDIATE),
    ],
)
def test_one_sheet_derives_the_type_and_says_so(written: str, kind: MeasureType) -> None:
    result = previewed(one_sheet([1, "问题", "任务", "措施", "校长", "组织部", None, written]))
    measure = result.ledger.tasks[0].measures[0] if result.ledger else None
    assert measure is not None
    assert (measure.type, measure.type_derived) == (kind, True)
    assert measure.long_term is (written == "长期坚持")
    assert not result.faults


@pytest.mark.parametrize("written", ["立行立改", None])
def test_an_immediate_measure_without_a_date_is_due_on_the_last_day_of_its_clock(
    written: str | None,
) -> None:
    result = previewed(ledger(tasks=[[*TASK[:5], written]]))
    assert result.ledger is not None
    measure = result.ledger.tasks[0].measures[0]
    assert (measure.deadline, measure.deadline_derived) == (date(2021, 11, 17), True)
    assert not measure.type_derived
    assert not result.faults


@pytest.mark.parametrize(
    ("kind", "written", "code"),
    [
        ("立行立改", "2021-11-17", None),
        ("立行立改", "2021-11-18", "beyond_clock"),
        ("分阶段整改", "2022-09-19", "beyond_clock"),
        ("持续整改", "2026-09-19", "beyond_clock"),
        ("立行立改", "长期坚持", "type_conflict"),
        ("分阶段整改", "立行立改", "type_conflict"),
        ("持续整改", "长期坚持", None),
        ("分阶段整改", None, "missing"),
    ],
)
def test_type_and_deadline_have_to_go_together(
    kind: str, written: str | None, code: str | None
) -> None:
    result = previewed(ledger(tasks=[[*TASK[:4], kind, written]]))
    assert faults(result) == ([("任务清单", 2, "完成时限", code)] if code else [])


def test_another_policy_moves_the_clock() -> None:
    policy = Policy(immediate_days=30)
    result = previewed(ledger(), policy=policy)
    assert [fault.code for fault in result.faults] == ["beyond_clock"]


def test_a_deadline_before_the_opening_is_noticed_and_not_refused() -> None:
    result = previewed(ledger(tasks=[[*TASK[:5], "2021-09-18"]]))
    assert not result.faults
    assert [notice.code for notice in result.notices] == ["before_opening"]
