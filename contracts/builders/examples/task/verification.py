"""Measure 1 of R08-1 is returned once and then verified; measure 2 and the task follow."""

from contracts.builders.example import Example
from contracts.builders.examples.task.assignment import GOAL
from contracts.builders.examples.task.independence import independent
from contracts.builders.examples.task.work import FIRST_FILE, SECOND_FILE, THIRD_FILE
from contracts.builders.people import SUPERVISOR
from contracts.builders.places import LEAD_UNIT, SUMMARY, TASK, at
from contracts.events.task.verification import MeasureReturned, MeasureVerified, TaskVerified

JUDGE = independent("ddz-1")

MEASURE_RETURNED = Example(
    MeasureReturned(
        task=SUMMARY,
        measure=1,
        round=1,
        reasons="只有专班成立通知，未见方案",
        evidence_checked=(FIRST_FILE,),
        independence=JUDGE,
    ),
    *(TASK, 14, SUPERVISOR, at("2021-10-20"), LEAD_UNIT),
)

MEASURE_VERIFIED = Example(
    MeasureVerified(
        task=SUMMARY,
        measure=1,
        round=2,
        opinion="方案已印发，内容与反馈问题对应",
        evidence_checked=(FIRST_FILE, SECOND_FILE),
        independence=JUDGE,
    ),
    *(TASK, 18, SUPERVISOR, at("2021-10-28"), LEAD_UNIT),
)

LIST_VERIFIED = Example(
    MeasureVerified(
        task=SUMMARY,
        measure=2,
        round=1,
        opinion="抽查两所附属医院，权责清单已执行",
        evidence_checked=(THIRD_FILE,),
        independence=JUDGE,
    ),
    *(TASK, 23, SUPERVISOR, at("2022-06-13"), LEAD_UNIT),
)

TASK_VERIFIED = Example(
    TaskVerified(
        task=SUMMARY,
        goal=GOAL,
        opinion="两项措施均已完成，目标达到",
        independence=JUDGE,
    ),
    *(TASK, 24, SUPERVISOR, at("2022-06-14"), LEAD_UNIT),
)

EXAMPLES = (MEASURE_VERIFIED, MEASURE_RETURNED, TASK_VERIFIED)
