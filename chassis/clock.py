"""The one source of time: the system's, or in an embedded stack one that can be set.

A settable clock is a file that says "it was `set_to` at the real moment `at`"; every process that
reads it tells the same time. No clock goes backwards within a process. A file that cannot be read
leaves the last setting in force; without any, now() raises ClockError.
"""

import json
import os
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import Protocol

from chassis.settings import ServiceSettings


class ClockError(Exception):
    """The clock file is missing or unreadable, or would be set backwards."""


class Clock(Protocol):
    """Tells the time to everything that records or judges a moment."""

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""

    def today(self, zone: tzinfo) -> date:
        """Return the calendar day in `zone`; a deadline ends with its day there."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the real moment in UTC."""
        return datetime.now(UTC)

    def today(self, zone: tzinfo) -> date:
        """Return the real calendar day in `zone`."""
        return self.now().astimezone(zone).date()


@dataclass(frozen=True, slots=True)
class _Setting:
    set_to: datetime
    at: datetime

    def shows(self, real: datetime) -> datetime:
        return self.set_to + (real - self.at)


class SettableClock:
    """A clock read from a file, again whenever the file was replaced or written."""

    def __init__(self, path: Path, real: Clock | None = None) -> None:
        self._path = path
        self._real = real or SystemClock()
        self._version: tuple[int, int] | None = None
        self._setting: _Setting | None = None
        self._last = datetime.min.replace(tzinfo=UTC)

    def now(self) -> datetime:
        """Return the set moment, moved on by the real time since it was set."""
        self._reread_if_changed()
        if self._setting is None:
            raise ClockError(f"no readable clock at {self._path}")
        self._last = max(self._last, self._setting.shows(self._real.now()))
        return self._last

    def today(self, zone: tzinfo) -> date:
        """Return the calendar day that the clock shows in `zone`."""
        return self.now().astimezone(zone).date()

    def _reread_if_changed(self) -> None:
        try:
            stat = self._path.stat()
            version = (stat.st_mtime_ns, stat.st_ino)
            if version != self._version:
                self._setting = _read(self._path)
                self._version = version
        except (OSError, ValueError, KeyError, TypeError):
            return


def set_clock(path: Path, moment: datetime, real: Clock | None = None) -> None:
    """Make the clock at `path` show `moment` from now on; raises ClockError if that is earlier."""
    real = real or SystemClock()
    at = real.now()
    if path.exists() and _read(path).shows(at) > moment:
        raise ClockError(f"the clock already shows a moment after {moment.isoformat()}")
    text = json.dumps({"set_to": _utc(moment).isoformat(), "at": at.isoformat()})
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def clock_of(settings: ServiceSettings) -> Clock:
    """Return the clock that the settings name; a settable one must be readable at once."""
    if settings.clock_file is None:
        return SystemClock()
    clock = SettableClock(settings.clock_file)
    clock.now()
    return clock


def _read(path: Path) -> _Setting:
    values = json.loads(path.read_text(encoding="utf-8"))
    return _Setting(*(_utc(datetime.fromisoformat(values[key])) for key in ("set_to", "at")))


def _utc(moment: datetime) -> datetime:
    """Refuse a moment without zone: guessing one would shift every deadline."""
    if moment.utcoffset() is None:
        raise ValueError("a clock file holds moments with their offset")
    return moment.astimezone(UTC)
