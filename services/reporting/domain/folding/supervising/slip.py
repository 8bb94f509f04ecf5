"""Notices and supervision slips, their answers, and interviews after them."""

from contracts.events.supervision import slip
from services.reporting.domain.folding.happening import Happening, Rules
from services.reporting.domain.rows.supervision.slip import Interview, SlipRow


def issued(_: None, now: Happening) -> SlipRow:
    """NoticeIssued, SupervisionSlipIssued."""
    fact = now.fact
    return SlipRow(
        id=now.event.aggregate_id,
        campaign=fact.campaign,
        document_number=fact.document_number,
        unit=fact.unit_addressed,
        tasks=fact.tasks,
        text=fact.text,
        issued_on=now.day,
        answer_due=getattr(fact, "answer_due", None),
    )


def answered(row: SlipRow, now: Happening) -> SlipRow:
    """SupervisionSlipAnswered."""
    return row.but(answer=now.fact.text, answered_on=now.day, late=now.fact.late)


def interviewed(row: SlipRow, now: Happening) -> SlipRow:
    """InterviewHeld."""
    fact = now.fact
    held = Interview(with_whom=fact.with_whom, held_on=fact.held_on, text=fact.text)
    return row.but(interviews=(*row.interviews, held))


def clock_passed(row: SlipRow, _: Happening) -> SlipRow:
    """SupervisionSlipClockPassed: that it is overdue is seen from the row at any moment."""
    return row


RULES: Rules = {
    slip.NoticeIssued: issued,
    slip.SupervisionSlipIssued: issued,
    slip.SupervisionSlipAnswered: answered,
    slip.InterviewHeld: interviewed,
    slip.SupervisionSlipClockPassed: clock_passed,
}
