"""What the rows of notices and supervision slips say after their events."""

from datetime import date

from contracts.builders.event import an_event
from contracts.builders.examples.supervision import DUE, NOTICE, SLIP
from contracts.builders.people import HEAD_OF_LEAD
from contracts.builders.places import LEAD_UNIT, TASK
from contracts.events.supervision.slip import (
    InterviewHeld,
    NoticeIssued,
    SupervisionSlipAnswered,
    SupervisionSlipClockPassed,
    SupervisionSlipIssued,
)
from services.reporting.domain.rows.supervision.slip import SlipRow
from tests.services.reporting.folded import row_after

ISSUED = an_event(SupervisionSlipIssued)


def test_a_slip_is_waited_for_until_the_end_of_its_day() -> None:
    row = row_after([ISSUED], SlipRow, SLIP)
    assert (row.unit, row.tasks, row.answer_due) == (LEAD_UNIT, (TASK,), DUE)
    assert not row.overdue(DUE)
    passed = row_after([ISSUED, an_event(SupervisionSlipClockPassed)], SlipRow, SLIP)
    for one in (row, passed):
        assert one.overdue(date(2022, 3, 12))


def test_an_answer_ends_the_waiting_and_interviews_stand_beside_it() -> None:
    events = [ISSUED, an_event(SupervisionSlipAnswered), an_event(InterviewHeld)]
    row = row_after(events, SlipRow, SLIP)
    assert (row.answered_on, row.late, row.waits()) == (date(2022, 3, 10), False, False)
    assert row.answer
    assert [one.with_whom for one in row.interviews] == [(HEAD_OF_LEAD,)]


def test_nobody_waits_for_an_answer_to_a_notice() -> None:
    row = row_after([an_event(NoticeIssued)], SlipRow, NOTICE)
    assert not row.waits()
    assert not row.overdue(date(2999, 1, 1))
