"""Deadlines that passed, and reminders."""

from contracts.events.task import clocks
from contracts.words import Clock
from services.reporting.domain.folding.happening import Happening, Rules
from services.reporting.domain.rows.task import PassedClock, TaskRow


def clock_passed(row: TaskRow, now: Happening) -> TaskRow:
    """ClockPassed."""
    fact = now.fact
    return _noted(row, PassedClock(clock=fact.clock, measure=fact.measure, due=fact.due))


def became_overdue(row: TaskRow, now: Happening) -> TaskRow:
    """TaskBecameOverdue: what was overdue once stays so in its record."""
    fact = now.fact
    clock = Clock.TASK if fact.measure is None else Clock.MEASURE
    passed = PassedClock(clock=clock, measure=fact.measure, due=fact.due)
    return _noted(row, passed).but(ever_overdue=True)


def reminded(row: TaskRow, now: Happening) -> TaskRow:
    """TaskReminded."""
    return row.but(reminders=(*row.reminders, now.day))


def _noted(row: TaskRow, passed: PassedClock) -> TaskRow:
    return row.but(clocks_passed=(*row.clocks_passed, passed))


RULES: Rules = {
    clocks.ClockPassed: clock_passed,
    clocks.TaskBecameOverdue: became_overdue,
    clocks.TaskReminded: reminded,
}
