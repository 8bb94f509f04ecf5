"""Time limits as written, against the opening 2021-09-18."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ledger.application.importing.wording.dates import (
    IMMEDIATE_WORDS,
    LONG_TERM_WORDS,
    NotADateError,
    TimeLimit,
    read_limit,
)
from tests.services.ledger.importing.sheets import OPENED

YEAR_END = date(2021, 12, 31)


@pytest.mark.parametrize(
    "written",
    [
        "2021年12月底",
        "2021年12月31日",
        "2021年12月31日前",
        "2021.12.31",
        "2021/12/31",
        "2021-12-31",
        "2021-12-31 00:00:00",
        "2021年12月",
        "2021.12",
        "２０２１年１２月底",
        "2021年 12月\n底前",
        "20211231",
        "2021年底",
        "年底前",
        "12月底前完成",
        "今年12月底",
        "2021年第四季度",
        "2021年下半年",
        20211231,
        datetime(2021, 12, 31),  # noqa: DTZ001 - a sheet's dates have no zone
        date(2021, 12, 31),
    ],
)
def test_every_way_to_write_a_day_gives_that_day(written: str | int | date) -> None:
    assert read_limit(written, OPENED) == TimeLimit(YEAR_END)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("10月底前", date(2021, 10, 31)),
        ("4月底前", date(2022, 4, 30)),
        ("9月18日", date(2022, 9, 18)),
        ("9月19日", date(2021, 9, 19)),
        ("2月29日", date(2024, 2, 29)),
        ("2月底前", date(2022, 2, 28)),
        ("明年3月15日", date(2022, 3, 15)),
        ("2021年11月中旬", date(2021, 11, 20)),
    ],
)
def test_a_date_without_a_year_is_the_next_such_day_after_the_opening(
    written: str, day: date
) -> None:
    assert read_limit(written, OPENED).day == day


@pytest.mark.parametrize("written", sorted(IMMEDIATE_WORDS))
def test_an_immediate_word_alone_leaves_the_day_to_its_clock(written: str) -> None:
    assert read_limit(written, OPENED) == TimeLimit(None, immediate=True)


def test_an_immediate_word_beside_a_day_keeps_the_day() -> None:
    limit = read_limit("立行立改（2021年10月底前）", OPENED)
    assert limit == TimeLimit(date(2021, 10, 31), immediate=True)


@pytest.mark.parametrize("written", sorted(LONG_TERM_WORDS))
def test_long_term_has_no_day(written: str) -> None:
    assert read_limit(written, OPENED) == TimeLimit(None, long_term=True)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("尽快", "unreadable_date"),
        ("", "unreadable_date"),
        (44561, "unreadable_date"),
        ("2021年9月-12月", "unreadable_date"),
        ("10月、11月", "unreadable_date"),
        ("2021-02-30", "impossible_date"),
        ("2021年13月", "impossible_date"),
        ("2月30日", "impossible_date"),
        ("9999年12月31日", "impossible_date"),
        ("2021年12月底，长期坚持", "date_and_long_term"),
    ],
)
def test_what_is_no_day_says_why(written: str | int, code: str) -> None:
    with pytest.raises(NotADateError) as refused:
        read_limit(written, OPENED)
    assert refused.value.code == code


@given(st.text(alphabet="0123456789年月日底前.-/ 上下半旬第一季度今明长期坚持,、", max_size=14))
def test_no_text_breaks_the_reading(written: str) -> None:
    try:
        limit = read_limit(written, OPENED)
    except NotADateError:
        return
    assert limit.day or limit.long_term or limit.immediate
