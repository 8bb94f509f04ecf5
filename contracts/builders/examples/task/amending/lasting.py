"""R08-1 as if its second measure were kept up for long, which `story` does not tell."""

from datetime import date

from contracts.builders.example import Example
from contracts.builders.examples.task.independence import independent
from contracts.builders.examples.task.work import THIRD_FILE
from contracts.builders.people import LEADING_GROUP, SUPERVISOR
from contracts.builders.places import LEAD_UNIT, SUMMARY, TASK, at
from contracts.events.task.amending.lasting import (
    LongTermEnded,
    MilestoneReached,
    TaskClassifiedLongTerm,
)

REACHED = Example(
    MilestoneReached(
        task=SUMMARY,
        measure=2,
        round=1,
        milestone=date(2022, 3, 17),
        late=False,
        next_milestone=date(2022, 9, 17),
        deadline_version=2,
        opinion="本阶段自查全部完成",
        evidence_checked=(THIRD_FILE,),
        independence=independent("ddz-1"),
        policy_version=1,
    ),
    *(TASK, 21, SUPERVISOR, at("2022-03-18"), LEAD_UNIT),
)

CLASSIFIED = Example(
    TaskClassifiedLongTerm(
        task=SUMMARY,
        reason="须常态化坚持，每半年检查一次",
        next_milestone=date(2022, 9, 17),
        policy_version=1,
    ),
    *(TASK, 22, LEADING_GROUP, at("2022-03-20"), LEAD_UNIT),
)

ENDED = Example(
    LongTermEnded(task=SUMMARY, reason="机制已经固化，转入验收"),
    *(TASK, 23, LEADING_GROUP, at("2023-03-20"), LEAD_UNIT),
)

EXAMPLES = (REACHED, CLASSIFIED, ENDED)
