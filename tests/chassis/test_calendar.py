"""Working days follow the country's holidays and the organisation's file; a wrong file stops."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chassis.calendar import calendar_of
from chassis.settings import ServiceSettings, SettingsError

FRIDAY_BEFORE_MID_AUTUMN = date(2021, 9, 17)


def _settings(**given: Any) -> ServiceSettings:
    return ServiceSettings(**given)


def _file(folder: Path, content: object) -> Path:
    file = folder / "calendar.json"
    file.write_text(json.dumps(content))
    return file


def test_three_working_days_go_round_the_national_holiday_of_china() -> None:
    assert calendar_of(_settings()).after(date(2021, 9, 29), 3) == date(2021, 10, 9)


def test_a_saturday_that_makes_up_for_a_holiday_is_worked() -> None:
    calendar = calendar_of(_settings())
    assert calendar.after(FRIDAY_BEFORE_MID_AUTUMN, 1) == date(2021, 9, 18)
    assert calendar.after(FRIDAY_BEFORE_MID_AUTUMN, 2) == date(2021, 9, 22)


def test_where_nobodys_holidays_count_monday_to_friday_are_worked() -> None:
    calendar = calendar_of(_settings(calendar="weekdays"))
    assert calendar.after(FRIDAY_BEFORE_MID_AUTUMN, 1) == date(2021, 9, 20)


def test_a_year_that_is_not_published_yet_is_worked_from_monday_to_friday() -> None:
    assert calendar_of(_settings()).after(date(2099, 10, 2), 1) == date(2099, 10, 5)


def test_the_organisations_own_days_win_over_the_countrys(tmp_path: Path) -> None:
    own = {"holidays": ["2021-09-18", "2021-09-22"], "worked_weekends": ["2021-09-19"]}
    calendar = calendar_of(_settings(calendar_file=_file(tmp_path, own)))
    assert calendar.after(FRIDAY_BEFORE_MID_AUTUMN, 1) == date(2021, 9, 19)
    assert calendar.after(FRIDAY_BEFORE_MID_AUTUMN, 2) == date(2021, 9, 23)


@pytest.mark.parametrize(
    "content",
    [
        {"holidays": ["10月1日"]},
        {"worked_weekends": ["2021-10-08"]},
        {"holiday": ["2021-10-01"]},
        ["2021-10-01"],
    ],
    ids=["no date", "no weekend", "misspelt", "no object"],
)
def test_a_file_that_is_no_calendar_stops_the_process(content: object, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="TAIZHANG_CALENDAR_FILE"):
        calendar_of(_settings(calendar_file=_file(tmp_path, content)))


def test_a_file_that_is_not_there_stops_the_process(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.json"):
        calendar_of(_settings(calendar_file=tmp_path / "gone.json"))
