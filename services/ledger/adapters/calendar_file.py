"""The organisation's working days, from a JSON file: `{"holidays": […], "worked_weekends": […]}`.

Dates as 2021-10-01. It is read at start; a file that does not hold this stops the process, since a
wrong calendar would give wrong deadlines without anybody noticing.
"""

from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from chassis.settings import SettingsError
from services.ledger.domain.kernel.deadlines import SATURDAY, WorkingCalendar


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


def calendar_of(path: Path | None) -> WorkingCalendar:
    """The calendar of the file; without one, Monday to Friday. Raises SettingsError."""
    if path is None:
        return WorkingCalendar()
    try:
        stated = _Stated.model_validate_json(path.read_bytes())
    except OSError as error:
        raise SettingsError(f"TAIZHANG_CALENDAR_FILE: {path} cannot be read") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(one) for one in first["loc"])
        raise SettingsError(f"TAIZHANG_CALENDAR_FILE: {place} {first['msg']}") from error
    return WorkingCalendar(stated.holidays, stated.worked_weekends)
