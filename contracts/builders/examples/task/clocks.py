"""Measure 1 of R08-1 runs past its deadline; the review of measure 2 takes too long."""

from datetime import date

from contracts.builders.example import Example
from contracts.builders.people import CLOCK, OFFICE
from contracts.builders.places import LEAD_UNIT, SUMMARY, TASK, at
from contracts.events.task.clocks import ClockPassed, TaskBecameOverdue, TaskReminded
from contracts.words import Clock

BECAME_OVERDUE = Example(
    TaskBecameOverdue(task=SUMMARY, measure=1, due=date(2021, 10, 20), deadline_version=7),
    *(TASK, 15, CLOCK, at("2021-10-21", 0, 1), LEAD_UNIT),
)

CLOCK_PASSED = Example(
    ClockPassed(
        task=SUMMARY,
        clock=Clock.REVIEW,
        measure=2,
        due=date(2022, 6, 9),
        deadline_version=21,
        late_unit="ddz",
    ),
    *(TASK, 22, CLOCK, at("2022-06-10", 0, 1), LEAD_UNIT),
)

REMINDED = Example(
    TaskReminded(task=SUMMARY, unit_reminded=LEAD_UNIT, text="请于本周五前报送进展"),
    *(TASK, 16, OFFICE, at("2021-10-22", 9), LEAD_UNIT),
)

EXAMPLES = (CLOCK_PASSED, BECAME_OVERDUE, REMINDED)
