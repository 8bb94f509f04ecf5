"""What supervision can do beside a task's life: notices, slips, interviews; and the answers."""

from services.ledger.application.catalogue.use_case import UseCase, creating
from services.ledger.application.use_cases.supervising import supervision
from services.ledger.domain.supervision import slip
from services.ledger.domain.supervision.slip import SupervisionSlip

_ROOM = "supervision-slips"

USE_CASES = (
    creating(slip.IssueNotice, SupervisionSlip, _ROOM, supervision.issue_notice),
    creating(slip.IssueSupervisionSlip, SupervisionSlip, _ROOM, supervision.issue_supervision_slip),
    UseCase(
        slip.AnswerSupervisionSlip, SupervisionSlip, _ROOM, supervision.answer_supervision_slip
    ),
    UseCase(slip.HoldInterview, SupervisionSlip, _ROOM, supervision.hold_interview),
)
