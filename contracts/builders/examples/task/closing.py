"""R08-1 is signed by the responsible leader and struck off by the office."""

from datetime import date

from contracts.builders.example import Example
from contracts.builders.examples.task.independence import independent
from contracts.builders.people import LEADER, OFFICE_CLOSING
from contracts.builders.places import LEAD_UNIT, SUMMARY, TASK, at
from contracts.events.task.closing import ClosureEndorsed, TaskClosed
from contracts.words import ResultClass

CLOSURE_ENDORSED = Example(
    ClosureEndorsed(task=SUMMARY, opinion="已到两所附属医院核实，同意销号"),
    *(TASK, 27, LEADER, at("2022-06-21"), LEAD_UNIT),
)

TASK_CLOSED = Example(
    TaskClosed(
        task=SUMMARY,
        result_class=ResultClass.COMPLETED,
        look_back_due=date(2022, 12, 19),
        independence=independent("zgb-2"),
    ),
    *(TASK, 28, OFFICE_CLOSING, at("2022-06-22"), LEAD_UNIT),
)

EXAMPLES = (CLOSURE_ENDORSED, TASK_CLOSED)
