"""The clock of a slip: passes at the end of its day, once, and not once it is answered."""

from datetime import date
from typing import Any

import pytest

from contracts.events.supervision.slip import (
    NoticeIssued,
    SupervisionSlipAnswered,
    SupervisionSlipClockPassed,
    SupervisionSlipIssued,
)
from contracts.identifiers import supervision_id
from services.ledger.domain.supervision.clocks import pass_clock, unrecorded
from services.ledger.domain.supervision.slip import (
    AnswerSupervisionSlip,
    SupervisionSlip,
    answer_supervision_slip,
)
from tests.services.ledger.domain.history import TASK_ID
from tests.services.ledger.domain.people import CAMPAIGN, HEAD, SUPERVISOR, on
from tests.services.ledger.domain.stage import Stage, done, given

DUE = date(2021, 9, 24)
AFTER = date(2021, 9, 25)
FIELDS: dict[str, Any] = {
    "campaign": CAMPAIGN,
    "document_number": "督办1号",
    "unit_addressed": "hqb",
    "tasks": (TASK_ID,),
}
SLIP = SupervisionSlip(supervision_id(CAMPAIGN, "督办1号"))
ISSUED = done(SupervisionSlipIssued(**FIELDS, text="?", answer_due=DUE), SUPERVISOR)
PASSED = done(
    SupervisionSlipClockPassed(**FIELDS, due=DUE, late_unit="hqb"), on("2021-09-25", SUPERVISOR)
)


def issued(*more: Any) -> SupervisionSlip:
    state: SupervisionSlip = given(SLIP, ISSUED, *more).state
    return state


def test_it_passes_when_the_day_is_over_and_tells_who_is_late_with_what() -> None:
    assert list(pass_clock(issued(), DUE)) == []
    (fact,) = pass_clock(issued(), AFTER)
    assert fact.model_dump() == {
        **FIELDS,
        "due": DUE,
        "deadline_version": 1,
        "late_unit": "hqb",
    }


@pytest.mark.parametrize(
    "more",
    [PASSED, done(SupervisionSlipAnswered(**FIELDS, text=".", answer_due=DUE, late=False), HEAD)],
)
def test_it_runs_until_it_passed_or_the_answer_came(more: Any) -> None:
    assert [one.due for one in unrecorded(issued())] == [DUE]
    assert not [*unrecorded(issued(more)), *pass_clock(issued(more), AFTER)]


def test_a_notice_has_no_clock() -> None:
    notice: SupervisionSlip = given(SLIP, done(NoticeIssued(**FIELDS, text="?"), SUPERVISOR)).state
    assert list(pass_clock(notice, date.max)) == []


def test_who_did_not_answer_in_time_answers_late() -> None:
    late = Stage(issued(PASSED))
    answer = AnswerSupervisionSlip(text="已办")
    late.when(answer_supervision_slip, answer, on("2021-09-27", HEAD)).then(
        SupervisionSlipAnswered, late=True
    )
