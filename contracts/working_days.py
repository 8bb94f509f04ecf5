"""Working days of an organisation: Monday to Friday, corrected by dated exceptions.

Clocks that count them, and reminders that go out on them, must agree in every service.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5


@dataclass(frozen=True)
class WorkingCalendar:
    """Holidays on weekdays, and weekend days that are worked (调休)."""

    holidays: Collection[date] = frozenset()
    worked_weekends: Collection[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether offices are open that day."""
        if day in self.worked_weekends:
            return True
        return day.weekday() < SATURDAY and day not in self.holidays

    def after(self, day: date, working_days: int) -> date:
        """The day on which that many working days after `day` have gone by."""
        current = day
        for _ in range(working_days):
            current += timedelta(days=1)
            while not self.is_working(current):
                current += timedelta(days=1)
        return current
