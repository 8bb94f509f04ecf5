"""Measure 2 of R08-1 is given more time, which did not happen in the life that `story` tells."""

from datetime import date

from contracts.builders.example import Example
from contracts.builders.examples.task.independence import independent
from contracts.builders.people import HEAD, LEADER, LEADING_GROUP
from contracts.builders.places import LEAD_UNIT, SUMMARY, TASK, at
from contracts.events.task.amending.extending import (
    ExtensionEndorsed,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
)
from contracts.words import ExtensionGround, Role

FIRST, LATER = date(2022, 6, 30), date(2022, 9, 30)

REQUESTED = Example(
    ExtensionRequested(
        task=SUMMARY,
        extension=1,
        measure=2,
        deadline=FIRST,
        new_deadline=LATER,
        reason="附属医院章程修订须待上级批复",
        requested_on=date(2022, 6, 1),
        decided_by=Role.LEADING_GROUP,
        grounds=(ExtensionGround.AFTER_CONCENTRATED,),
        policy_version=1,
    ),
    *(TASK, 19, HEAD, at("2022-06-01"), LEAD_UNIT),
)

ENDORSED = Example(
    ExtensionEndorsed(
        task=SUMMARY,
        extension=1,
        measure=2,
        new_deadline=LATER,
        decided_by=Role.LEADING_GROUP,
        opinion="情况属实，同意延期",
    ),
    *(TASK, 20, LEADER, at("2022-06-02"), LEAD_UNIT),
)

GRANTED = Example(
    ExtensionGranted(
        task=SUMMARY,
        extension=1,
        measure=2,
        first_deadline=FIRST,
        deadline=FIRST,
        new_deadline=LATER,
        deadline_version=2,
        count=1,
        late=False,
        opinion="同意延期至九月底",
        independence=independent("ldxz-1"),
    ),
    *(TASK, 21, LEADING_GROUP, at("2022-06-06"), LEAD_UNIT),
)

REFUSED = Example(
    ExtensionRefused(
        task=SUMMARY,
        extension=1,
        measure=2,
        deadline=FIRST,
        new_deadline=LATER,
        reasons="批复已到，不再延期",
        independence=independent("ldxz-1"),
    ),
    *(TASK, 21, LEADING_GROUP, at("2022-06-06"), LEAD_UNIT),
)

EXAMPLES = (REQUESTED, ENDORSED, GRANTED, REFUSED)
