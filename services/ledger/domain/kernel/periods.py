"""The clock of progress reports: due every so many months on the same day, while work goes on."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self

from services.ledger.domain.kernel.deadlines import add_months


@dataclass(frozen=True)
class ProgressClock:
    """The report that is due at the end of the day `due`.

    `day` is the day of the month that the clock keeps to, where a month has it; `missed` counts
    the periods that passed without a report since the last; `version` tells each due day apart.
    """

    due: date
    months: int
    day: int
    version: int
    missed: int = 0

    @property
    def opens(self) -> date:
        """The first day on which a report is one of this period."""
        return self._shifted(-self.months) + timedelta(days=1)

    def after(self, today: date, months: int) -> date:
        """When the next report is due once one was made today, by a policy of so many months."""
        due = self.due
        if self.opens > today:
            return due
        while due <= today or due == self.due:
            due = replace(self, due=due)._shifted(months)
        return due

    def passed(self) -> Self:
        """The next period, this one missed."""
        due = self._shifted(self.months)
        return replace(self, due=due, version=self.version + 1, missed=self.missed + 1)

    def reported(self, next_due: date) -> Self:
        """The period of this due day, nothing missed."""
        later = int(next_due != self.due)
        return replace(self, due=next_due, version=self.version + later, missed=0)

    def _shifted(self, months: int) -> date:
        first = add_months(self.due.replace(day=1), months)
        return first.replace(day=min(self.day, monthrange(first.year, first.month)[1]))
