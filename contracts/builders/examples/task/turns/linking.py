"""Task R08-1 is merged into R08-2, or split into two."""

from datetime import date
from uuid import UUID

from contracts.builders.example import Example
from contracts.builders.examples.task.assignment import DRAFT, GOAL
from contracts.builders.people import HANDLER_OF_LEAD, HEAD_OF_LEAD, LEADING_GROUP
from contracts.builders.places import CAMPAIGN, LEAD_UNIT, SUMMARY, TASK, TITLE, at
from contracts.events.task.summary import TaskSummary
from contracts.events.task.turns.linking import (
    Heritage,
    TaskLink,
    TaskMerged,
    TaskMergedIn,
    TaskSplit,
    TaskSplitOff,
)
from contracts.identifiers import task_id
from contracts.words import TaskStatus


def _other(number: str, title: str) -> tuple[UUID, TaskLink, TaskSummary]:
    id_ = task_id(CAMPAIGN, number)
    summary = SUMMARY.model_copy(update={"number": number, "title": title})
    return id_, TaskLink(task=id_, number=number, title=title), summary


TARGET, TARGET_LINK, TARGET_SUMMARY = _other("R08-2", "理顺附属医院管理体制")
PART, PART_LINK, _PART_SUMMARY = _other("R08-1A", "明确附属医院权责清单")
OTHER_PART_LINK = _other("R08-1B", "完善附属医院考核办法")[1]
WHOLE_LINK = TaskLink(task=TASK, number=SUMMARY.number, title=TITLE)
HERITAGE = Heritage(
    people=(HEAD_OF_LEAD, HANDLER_OF_LEAD), units=(LEAD_UNIT,), assigned_on=date(2021, 9, 18)
)
_DECIDED = (LEADING_GROUP, at("2021-10-22"))

MERGED = Example(
    TaskMerged(
        task=SUMMARY,
        reason="两项任务目标相同",
        previous_status=TaskStatus.IN_PROGRESS,
        into=TARGET_LINK,
    ),
    *(TASK, 8, *_DECIDED, LEAD_UNIT),
)

MERGED_IN = Example(
    TaskMergedIn(
        task=TARGET_SUMMARY,
        reason="两项任务目标相同",
        merged=WHOLE_LINK,
        goal=GOAL,
        measures=DRAFT,
        heritage=HERITAGE,
    ),
    *(TARGET, 6, *_DECIDED, LEAD_UNIT),
)

SPLIT = Example(
    TaskSplit(
        task=SUMMARY,
        reason="涉及两项独立职责",
        previous_status=TaskStatus.IN_PROGRESS,
        parts=(PART_LINK, OTHER_PART_LINK),
    ),
    *(TASK, 8, *_DECIDED, LEAD_UNIT),
)

SPLIT_OFF = Example(
    TaskSplitOff(
        task=TaskSummary(campaign=CAMPAIGN, number=PART_LINK.number, title=PART_LINK.title),
        reason="涉及两项独立职责",
        whole=WHOLE_LINK,
        heritage=HERITAGE,
    ),
    *(PART, 2, *_DECIDED, None),
)

EXAMPLES = (MERGED, MERGED_IN, SPLIT, SPLIT_OFF)
