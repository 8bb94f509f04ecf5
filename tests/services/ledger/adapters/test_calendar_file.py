"""Clocks of working days follow the organisation's calendar, and a wrong one stops the process."""

import json
from datetime import date
from pathlib import Path

import pytest

from chassis.settings import SettingsError
from services.ledger.adapters.calendar_file import calendar_of
from services.ledger.bootstrap.parts import LedgerParts
from tests.services.ledger.http.steps import history, path
from tests.services.ledger.office import Office, task

OCTOBER = {
    "holidays": [f"2021-10-{day:02}" for day in range(1, 8)],
    "worked_weekends": ["2021-09-26", "2021-10-09"],
}


def _file(folder: Path, content: object) -> Path:
    file = folder / "calendar.json"
    file.write_text(json.dumps(content))
    return file


async def test_three_working_days_go_round_the_national_holiday(
    office: Office, tmp_path: Path
) -> None:
    office.at("2021-09-29T09:00")
    settings = office.settings.model_copy(update={"calendar_file": _file(tmp_path, OCTOBER)})
    moment = LedgerParts(settings).identification.moment()
    assert moment.in_working_days(3) == date(2021, 10, 9)
    await office.done("zgb-1", path("R14-1", "assign-task"))
    (*_, assigned) = await history(office, task("R14-1"))
    assert assigned.data.model_dump()["acceptance_due"] == date(2021, 10, 4)


def test_without_a_file_offices_are_open_from_monday_to_friday() -> None:
    assert calendar_of(None).after(date(2021, 9, 24), 1) == date(2021, 9, 27)


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
        calendar_of(_file(tmp_path, content))


def test_a_file_that_is_not_there_stops_the_process(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.json"):
        calendar_of(tmp_path / "gone.json")
