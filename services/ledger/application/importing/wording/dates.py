"""Time limits as offices write them.

A month or year without a day means its last day. A date without a year is the next such day
after the campaign's opening. Every form that is read stands in `LIMIT_FORMS`.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from services.ledger.application.importing.grid import CellValue, as_written

IMMEDIATE_WORDS = frozenset({"立行立改", "立即整改", "即知即改", "即行即改"})
LONG_TERM_WORDS = frozenset(
    {"长期坚持", "长期", "持续", "持续坚持", "持续推进", "持续整改", "长期整改", "常态化"}
)
FIRST_YEAR, LAST_YEAR = 1990, 2100
_LEAP_SEARCH_YEARS = 9


class NotADateError(ValueError):
    """The text gives no day; `code` is the fault's: unreadable, impossible or both at once."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """What a cell says: a day, or 长期坚持, and whether it says 立行立改."""

    day: date | None = None
    long_term: bool = False
    immediate: bool = False


def read_limit(value: CellValue, opened: date) -> TimeLimit:
    """A time limit. Raises NotADateError."""
    parts = [part for part in re.split(r"[,;、()。]", _plain(value)) if part]
    immediate = any(part in IMMEDIATE_WORDS for part in parts)
    long_term = any(part in LONG_TERM_WORDS for part in parts)
    days = [p for p in parts if p not in IMMEDIATE_WORDS and p not in LONG_TERM_WORDS]
    if len(days) > 1 or not parts:
        raise NotADateError("unreadable_date")
    if long_term and (days or immediate):
        raise NotADateError("date_and_long_term")
    return TimeLimit(read_day(days[0], opened) if days else None, long_term, immediate)


def read_day(value: CellValue, opened: date) -> date:
    """A day. Raises NotADateError."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = re.sub(r"(之前|以前|前完成|完成前|前|内完成|完成)$", "", _plain(value))
    text = re.sub(r"^(今年|本年|当年)度?", f"{opened.year}年", text)
    text = re.sub(r"^明年", f"{opened.year + 1}年", text)
    for form in LIMIT_FORMS:
        match = form.pattern.fullmatch(text)
        if match:
            return form.day(match, opened)
    raise NotADateError("unreadable_date")


def _plain(value: CellValue) -> str:
    if isinstance(value, datetime) and value.time() != time():
        value = value.date()
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", as_written(value)))


@dataclass(frozen=True, slots=True)
class LimitForm:
    """A way to write a day, with the example that the reference shows."""

    example: str
    pattern: re.Pattern[str]
    day: Callable[[re.Match[str], date], date]


def _full(match: re.Match[str], _opened: date) -> date:
    return _exact(int(match[1]), int(match[2]), int(match[3]))


def _month(match: re.Match[str], _opened: date) -> date:
    return _in_month(int(match[1]), int(match[2]), match[3])


def _year_end(match: re.Match[str], _opened: date) -> date:
    return _exact(int(match[1]), 12, 31)


def _half(match: re.Match[str], _opened: date) -> date:
    return _in_month(int(match[1]), 6 if match[2] == "上" else 12, None)


def _quarter(match: re.Match[str], _opened: date) -> date:
    return _in_month(int(match[1]), 3 * (1 + "一二三四1234".index(match[2]) % 4), None)


def _next_day(match: re.Match[str], opened: date) -> date:
    return _next(opened, lambda year: _exact(year, int(match[1]), int(match[2])))


def _next_month(match: re.Match[str], opened: date) -> date:
    return _next(opened, lambda year: _in_month(year, int(match[1]), match[2]))


def _next_year_end(_match: re.Match[str], opened: date) -> date:
    return _next(opened, lambda year: _exact(year, 12, 31))


_PART = "(底|末|份|上旬|中旬|下旬)?"
LIMIT_FORMS: tuple[LimitForm, ...] = (
    LimitForm("2021年12月31日", re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]?"), _full),
    LimitForm(
        "2021-12-31、2021.12.31、2021/11/15",
        re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})日?(?:T?\d{2}:\d{2}(?::\d{2})?)?"),
        _full,
    ),
    LimitForm("20211231", re.compile(r"(\d{4})(\d{2})(\d{2})"), _full),
    LimitForm(
        "2021年12月底、2021年12月中旬", re.compile(rf"(\d{{4}})年(\d{{1,2}})月{_PART}"), _month
    ),
    LimitForm("2021.12、2021-12", re.compile(rf"(\d{{4}})[-./](\d{{1,2}}){_PART}"), _month),
    LimitForm("2021年底", re.compile(r"(\d{4})年(?:年?底|年?末|度?内)?"), _year_end),
    LimitForm("2022年上半年", re.compile(r"(\d{4})年(上|下)半年"), _half),
    LimitForm("2022年第一季度", re.compile(r"(\d{4})年第?([一二三四1234])季度"), _quarter),
    LimitForm("10月15日前", re.compile(r"(\d{1,2})月(\d{1,2})[日号]"), _next_day),
    LimitForm("10月底前", re.compile(rf"(\d{{1,2}})月{_PART}"), _next_month),
    LimitForm("年底前", re.compile(r"年(?:底|末|内)"), _next_year_end),
)


def _exact(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise NotADateError("impossible_date") from error
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotADateError("impossible_date")
    return found


def _in_month(year: int, month: int, part: str | None) -> date:
    first = _exact(year, month, 1)
    last = monthrange(first.year, first.month)[1]
    return first.replace(day={"上旬": 10, "中旬": 20}.get(part or "", last))


def _next(opened: date, in_year: Callable[[int], date]) -> date:
    for year in range(opened.year, opened.year + _LEAP_SEARCH_YEARS):
        try:
            day = in_year(year)
        except NotADateError:
            continue
        if day > opened:
            return day
    raise NotADateError("impossible_date")
