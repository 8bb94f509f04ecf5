"""The organisation's working days: a country's published ones, corrected by a file of its own.

The file is JSON, `{"holidays": […], "worked_weekends": […]}`, with dates as 2021-10-01; a date in
it wins over the country's. It is read at start; a file that does not hold this stops the process,
since a wrong calendar would give wrong deadlines without anybody noticing.
"""

from datetime import date
from pathlib import Path

import chinese_calendar
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from chassis.settings import ServiceSettings, SettingsError
from contracts.working_days import SATURDAY, WorkingCalendar


class _Stated(BaseModel):
    model_config = ConfigDict(extra="forbid")
    holidays: frozenset[date] = frozenset()
    worked_weekends: frozenset[date] = frozenset()

    @model_validator(mode="after")
    def _weekends_are_weekends(self) -> "_Stated":
        for day in sorted(self.worked_weekends):
            if day.weekday() < SATURDAY:
                raise ValueError(f"{day} is no weekend day")
        return self


def calendar_of(settings: ServiceSettings) -> WorkingCalendar:
    """The country's working days with the file's corrections. Raises SettingsError.

    In years that the country has not published yet, Monday to Friday are worked, as far as the
    file says nothing else.
    """
    known = china() if settings.calendar == "china" else WorkingCalendar()
    own = _stated(settings.calendar_file) if settings.calendar_file else _Stated()
    return WorkingCalendar(
        holidays=(frozenset(known.holidays) - own.worked_weekends) | own.holidays,
        worked_weekends=(frozenset(known.worked_weekends) - own.holidays) | own.worked_weekends,
    )


def china() -> WorkingCalendar:
    """China's working days, as the State Council publishes them year by year."""
    return WorkingCalendar(
        holidays=frozenset(chinese_calendar.holidays),
        worked_weekends=frozenset(chinese_calendar.workdays),
    )


def _stated(path: Path) -> _Stated:
    try:
        return _Stated.model_validate_json(path.read_bytes())
    except OSError as error:
        raise SettingsError(f"TAIZHANG_CALENDAR_FILE: {path} cannot be read") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(one) for one in first["loc"])
        raise SettingsError(f"TAIZHANG_CALENDAR_FILE: {place} {first['msg']}") from error
