"""Arithmetic of days: clocks count from the opening, whose next day is day 1.

A deadline is a date and ends at 24:00 in the organisation's time zone.
"""

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from contracts.events.campaign import Policy
from contracts.words import MeasureType
from contracts.working_days import WorkingCalendar


class Moment(NamedTuple):
    """When something is decided, and the calendar of the organisation that decides."""

    at: datetime
    zone: ZoneInfo
    calendar: WorkingCalendar = WorkingCalendar()

    @property
    def today(self) -> date:
        """The day it is in the organisation's time zone."""
        return self.at.astimezone(self.zone).date()

    def in_days(self, days: int) -> date:
        """The date that many days from today."""
        return self.today + timedelta(days=days)

    def in_working_days(self, days: int) -> date:
        """The date that many working days from today."""
        return self.calendar.after(self.today, days)


def add_months(day: date, months: int) -> date:
    """The same day of the month that many months on, or the month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def latest_deadline(kind: MeasureType, opened_on: date, policy: Policy) -> date:
    """The last day of the clock of this type, counted from the opening (整改类型)."""
    match kind:
        case MeasureType.IMMEDIATE:
            return opened_on + timedelta(days=policy.immediate_days)
        case MeasureType.PHASED:
            return add_months(opened_on, 12 * policy.phased_years)
        case MeasureType.CONTINUOUS:
            return add_months(opened_on, 12 * policy.continuous_years)


def first_milestone(opened_on: date, policy: Policy) -> date:
    """The first milestone of 长期坚持: the end of the concentrated period (集中整改期)."""
    return opened_on + timedelta(days=policy.concentrated_days)
