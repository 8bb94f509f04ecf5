"""What turned the task of these tests, decided already."""

from datetime import date

from contracts.events.task.turns.contest import TaskContested
from contracts.events.task.turns.handover import Handover, TaskTransferred
from contracts.words import TaskStatus
from tests.services.ledger.domain.history import (
    ASSIGNED,
    FACTS,
    FINDING_ID,
    HOLDER,
    VERIFIED,
    measure,
)
from tests.services.ledger.domain.people import HEAD, LEADING_GROUP
from tests.services.ledger.domain.stage import done

CONTESTED = (
    *ASSIGNED,
    done(
        TaskContested(
            task=FACTS, reason="不属我部职责", acceptance_due=date(2021, 9, 23), late=False
        ),
        HEAD,
    ),
)
TRANSFERRED = (
    *VERIFIED,
    done(
        TaskTransferred(
            task=FACTS.model_copy(update={"lead_unit": "xsc"}),
            reason="职责调整",
            previous_unit="hqb",
            previous_status=TaskStatus.VERIFIED,
            handover=Handover(
                lead_unit="xsc",
                cooperating=("jxxy",),
                groups=(),
                leader=HOLDER,
                first_responsible=None,
                handler=None,
                acceptance_due=date(2021, 10, 25),
                finding=FINDING_ID,
                finding_number="W14",
                goal="师生满意",
                measures=(measure(),),
            ),
        ),
        LEADING_GROUP,
        "2021-10-20",
    ),
)
"""Verified under the back office, and then given to the student office."""
