"""The medical school objects to R08-1, or another unit is given it, or it is withdrawn."""

from datetime import date

from contracts.builders.example import Example
from contracts.builders.examples.task.assignment import DRAFT, GOAL
from contracts.builders.people import (
    FIRST_RESPONSIBLE,
    HEAD,
    LEADING_GROUP,
    OFFICE,
    RESPONSIBLE_LEADER,
)
from contracts.builders.places import FINDING, LEAD_UNIT, SUMMARY, TASK, at
from contracts.events.task.turns.contest import ContestDismissed, ContestUpheld, TaskContested
from contracts.events.task.turns.handover import Handover, TaskTransferred, TaskWithdrawn
from contracts.words import TaskStatus

NEW_LEAD = "fsy1"
HANDOVER = Handover(
    lead_unit=NEW_LEAD,
    cooperating=(LEAD_UNIT,),
    groups=(),
    leader=RESPONSIBLE_LEADER,
    first_responsible=FIRST_RESPONSIBLE,
    handler=None,
    acceptance_due=date(2021, 9, 26),
    finding=FINDING,
    finding_number="W08",
    goal=GOAL,
    measures=DRAFT,
    policy_version=1,
)
UNDER_NEW_LEAD = SUMMARY.model_copy(update={"lead_unit": NEW_LEAD})

CONTESTED = Example(
    TaskContested(
        task=SUMMARY,
        reason="附属医院管理体制不属医学部职责",
        acceptance_due=date(2021, 9, 23),
        late=False,
    ),
    *(TASK, 3, HEAD, at("2021-09-20"), LEAD_UNIT),
)

UPHELD = Example(
    ContestUpheld(
        task=UNDER_NEW_LEAD,
        reason="职责确已划转，改由附属医院牵头",
        previous_unit=LEAD_UNIT,
        handover=HANDOVER,
    ),
    *(TASK, 4, OFFICE, at("2021-09-21"), NEW_LEAD),
)

DISMISSED = Example(
    ContestDismissed(
        task=SUMMARY,
        reason="职责清单载明由医学部牵头",
        acceptance_due=date(2021, 9, 26),
        policy_version=1,
    ),
    *(TASK, 4, OFFICE, at("2021-09-21"), LEAD_UNIT),
)

TRANSFERRED = Example(
    TaskTransferred(
        task=UNDER_NEW_LEAD,
        reason="机构调整，职责划转附属医院",
        previous_unit=LEAD_UNIT,
        previous_status=TaskStatus.IN_PROGRESS,
        handover=HANDOVER,
    ),
    *(TASK, 8, LEADING_GROUP, at("2021-10-22"), NEW_LEAD),
)

WITHDRAWN = Example(
    TaskWithdrawn(
        task=SUMMARY,
        reason="来源单位撤回该条反馈",
        previous_status=TaskStatus.IN_PROGRESS,
    ),
    *(TASK, 8, LEADING_GROUP, at("2021-10-22"), LEAD_UNIT),
)

EXAMPLES = (CONTESTED, UPHELD, DISMISSED, TRANSFERRED, WITHDRAWN)
