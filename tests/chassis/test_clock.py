"""What the settable clock shows, and that it never goes back."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from chassis.clock import ClockError, SettableClock, SystemClock, clock_of, set_clock
from chassis.settings import ServiceSettings

OPENING = datetime(2021, 9, 18, 0, 0, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")


class Moved:
    """Stands in for the machine's clock and is moved by hand."""

    def __init__(self) -> None:
        self.shows = datetime(2030, 1, 1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.shows

    def today(self, zone: tzinfo) -> date:
        return self.shows.astimezone(zone).date()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clock.json"


def test_a_set_clock_moves_on_with_real_time(path: Path) -> None:
    real = Moved()
    set_clock(path, OPENING, real)
    clock = SettableClock(path, real)
    real.shows += timedelta(hours=3)
    assert clock.now() == OPENING + timedelta(hours=3)


def test_a_clock_moved_by_another_process_is_followed(path: Path) -> None:
    real = Moved()
    set_clock(path, OPENING, real)
    clock = SettableClock(path, real)
    assert clock.now() == OPENING
    set_clock(path, OPENING + timedelta(days=60), real)
    assert clock.now() == OPENING + timedelta(days=60)


def test_a_clock_is_not_set_backwards(path: Path) -> None:
    set_clock(path, OPENING)
    with pytest.raises(ClockError):
        set_clock(path, OPENING - timedelta(seconds=1))


def test_a_clock_stands_still_rather_than_go_back(path: Path) -> None:
    real = Moved()
    set_clock(path, OPENING, real)
    clock = SettableClock(path, real)
    real.shows += timedelta(hours=1)
    before = clock.now()
    real.shows -= timedelta(minutes=30)
    assert clock.now() == before


def test_a_file_that_breaks_leaves_the_last_setting_in_force(path: Path) -> None:
    real = Moved()
    set_clock(path, OPENING, real)
    clock = SettableClock(path, real)
    clock.now()
    path.write_text("{", encoding="utf-8")
    real.shows += timedelta(minutes=1)
    assert clock.now() == OPENING + timedelta(minutes=1)


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"set_to": "2021-09-18T00:00:00", "at": "2030-01-01T00:00:00Z"}']
)
def test_a_clock_without_a_readable_setting_tells_no_time(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    settings = ServiceSettings(embedded=True, clock_file=path)
    with pytest.raises(ClockError):
        clock_of(settings)


def test_a_deadline_day_is_the_day_of_the_organisation(path: Path) -> None:
    real = Moved()
    set_clock(path, datetime(2021, 11, 17, 16, 30, tzinfo=UTC), real)
    clock = SettableClock(path, real)
    assert clock.today(SHANGHAI) == date(2021, 11, 18)
    assert clock.today(UTC) == date(2021, 11, 17)


def test_without_a_clock_file_the_machine_tells_the_time(settings: ServiceSettings) -> None:
    clock = clock_of(settings)
    assert isinstance(clock, SystemClock)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
