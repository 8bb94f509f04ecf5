"""What supervision can do beside a task's life: notices, slips, interviews, draws; the answers."""

from services.ledger.application.catalogue.use_case import UseCase, creating
from services.ledger.application.use_cases.supervising import draws, supervision
from services.ledger.domain.supervision import concluding, drawing, slip
from services.ledger.domain.supervision.draw import Draw
from services.ledger.domain.supervision.slip import SupervisionSlip

_ROOM = "supervision-slips"

USE_CASES = (
    creating(slip.IssueNotice, SupervisionSlip, _ROOM, supervision.issue_notice),
    creating(slip.IssueSupervisionSlip, SupervisionSlip, _ROOM, supervision.issue_supervision_slip),
    UseCase(
        slip.AnswerSupervisionSlip, SupervisionSlip, _ROOM, supervision.answer_supervision_slip
    ),
    UseCase(slip.HoldInterview, SupervisionSlip, _ROOM, supervision.hold_interview),
    creating(drawing.AnnounceDraw, Draw, "draws", draws.announce_draw),
    UseCase(drawing.DrawLookBack, Draw, "draws", draws.draw_look_back),
    UseCase(drawing.DrawSpotCheck, Draw, "draws", draws.draw_spot_check),
    UseCase(concluding.ConcludeSpotCheck, Draw, "draws", draws.conclude_spot_check),
)
