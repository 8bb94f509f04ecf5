"""Task R08-1 is registered by the import, assigned, and taken on in time."""

from datetime import date

from contracts.builders.example import Example
from contracts.builders.people import (
    FIRST_RESPONSIBLE,
    HANDLER_OF_LEAD,
    HEAD,
    OFFICE,
    RESPONSIBLE_LEADER,
)
from contracts.builders.places import (
    FINDING,
    LEAD_UNIT,
    REGISTERED,
    SUMMARY,
    TASK,
    TITLE,
    WORKBOOK_SHA256,
    at,
)
from contracts.events.parts import MeasurePlan, Origin, Responsibility
from contracts.events.task.assignment import TaskAccepted, TaskAssigned, TaskRegistered
from contracts.words import MeasureType

GOAL = "多年未解决的难题得到解决"
COOPERATING = ("fsy1", "fsy2", "cwc", "rsc")
ACCEPTANCE_DUE = date(2021, 9, 22)
PLAN_DUE = date(2021, 10, 20)

DRAFT = (
    MeasurePlan(
        number=1,
        text="成立专班并提出方案",
        type=MeasureType.IMMEDIATE,
        deadline=date(2021, 10, 20),
        deliverable="方案",
        deadline_as_written="2021-10-20",
    ),
    MeasurePlan(
        number=2,
        text="完成管理权责清单",
        type=MeasureType.PHASED,
        deadline=date(2022, 6, 30),
        deliverable="权责清单",
        institution="附属医院管理权责清单",
        deadline_as_written="2022-06-30",
    ),
)

_ORIGIN = (
    Origin(
        file_sha256=WORKBOOK_SHA256,
        sheet="任务清单",
        rows=(20, 21),
        cells={"任务号": "R08-1", "问题号": "W08", "整改任务": TITLE, "整改目标": GOAL},
    ),
    Origin(
        file_sha256=WORKBOOK_SHA256,
        sheet="责任清单",
        rows=(14,),
        cells={"牵头单位": "医学部", "配合单位": "第一附属医院、第二附属医院、财务处、人事处"},
    ),
)

TASK_REGISTERED = Example(
    TaskRegistered(
        task=REGISTERED,
        finding=FINDING,
        finding_number="W08",
        goal=GOAL,
        measures=DRAFT,
        responsibility=Responsibility(
            leader=RESPONSIBLE_LEADER,
            first_responsible=FIRST_RESPONSIBLE,
            lead_unit=LEAD_UNIT,
            cooperating=COOPERATING,
            handler=HANDLER_OF_LEAD,
        ),
        origin=_ORIGIN,
    ),
    *(TASK, 1, OFFICE, at("2021-09-18")),
)

TASK_ASSIGNED = Example(
    TaskAssigned(
        task=SUMMARY,
        lead_unit=LEAD_UNIT,
        cooperating=COOPERATING,
        groups=(),
        leader=RESPONSIBLE_LEADER,
        first_responsible=FIRST_RESPONSIBLE,
        handler=HANDLER_OF_LEAD,
        acceptance_due=ACCEPTANCE_DUE,
        goal=GOAL,
    ),
    *(TASK, 2, OFFICE, at("2021-09-18", 10), LEAD_UNIT),
)

TASK_ACCEPTED = Example(
    TaskAccepted(task=SUMMARY, acceptance_due=ACCEPTANCE_DUE, late=False, plan_due=PLAN_DUE),
    *(TASK, 3, HEAD, at("2021-09-20"), LEAD_UNIT),
)

EXAMPLES = (TASK_REGISTERED, TASK_ASSIGNED, TASK_ACCEPTED)
