"""Progress is reported by a monthly clock; newer evidence stands in the place of older."""

from datetime import date
from typing import Any

import pytest

from contracts.events.task.turns.working import EvidenceSuperseded, ProgressReported
from contracts.events.task.verification import MeasureVerified
from contracts.words import Clock, TaskStatus
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.periods import ProgressClock
from services.ledger.domain.task.clocks import pass_clocks, running
from services.ledger.domain.task.phases.planning import ApprovePlan, approve_plan
from services.ledger.domain.task.phases.verification import VerifyMeasure, verify_measure
from services.ledger.domain.task.phases.work import Receipt
from services.ledger.domain.task.turns.working import (
    ReportProgress,
    SupersedeEvidence,
    report_progress,
    supersede_evidence,
)
from tests.services.ledger.domain.history import (
    ALL_VERIFIED,
    ASSIGNED,
    HASH,
    OTHER_HASH,
    PROPOSED,
    SUBMITTED,
    VERIFIED,
    WORKING,
    a_task,
    attached,
)
from tests.services.ledger.domain.people import (
    ASKED_HEAD,
    HANDLER,
    HEAD,
    OFFICE,
    SUPERVISOR,
    at,
    by,
)
from tests.services.ledger.domain.stage import Stage, done, evolved

REPORT = ReportProgress(since=date(2021, 9, 1), until=date(2021, 9, 20), text="初稿", percent=40)
NEWER = SupersedeEvidence(measure=1, superseded=HASH, reason="盖章版", receipt="r")
VERIFY = {"measure": 1, "opinion": "属实"}


def receipt(sha256: str = OTHER_HASH) -> Receipt:
    """An uploaded file."""
    fields: dict[str, Any] = {"file_name": "新.pdf", "media_type": "application/pdf", "size": 3}
    return Receipt(sha256=sha256, uploaded_at=at("2021-09-20"), **fields)


def working(since: str = "2021-09-30") -> Stage:
    """The plan approved on that day."""
    context = by(OFFICE, since)
    fact = approve_plan(a_task(*PROPOSED).state, ApprovePlan(), context)
    return a_task(*PROPOSED, done(fact, OFFICE, since))


def passed(stage: Stage, today: str) -> list[tuple[date, int]]:
    """The report clocks that pass by then, each recorded before the next is looked for."""
    found, state = [], stage.state
    while facts := [
        one
        for one in pass_clocks(state, date.fromisoformat(today))
        if getattr(one, "clock", None) is Clock.PROGRESS
    ]:
        found.append((facts[0].due, facts[0].deadline_version))
        state = given_passed(state, facts[0])
    return found


def given_passed(state: Any, fact: Any) -> Any:
    """The state after this clock was recorded."""
    return evolved(state, done(fact))


@pytest.mark.parametrize("doer", [HEAD, HANDLER])
def test_the_lead_unit_reports_and_nothing_but_its_clock_moves(doer: Doer) -> None:
    told = (
        working()
        .when(report_progress, REPORT, by(doer, "2021-10-20"))
        .then(
            ProgressReported,
            due=date(2021, 10, 30),
            late=False,
            missed=0,
            next_due=date(2021, 11, 30),
        )
    )
    assert told.state.status is TaskStatus.IN_PROGRESS
    assert doer.officer.id in told.state.workers


def test_a_report_on_its_last_day_tells_of_that_day_and_is_in_time() -> None:
    today = REPORT.model_copy(update={"until": date(2021, 10, 30)})
    working().when(report_progress, today, by(HEAD, "2021-10-30")).then(
        ProgressReported, late=False, next_due=date(2021, 11, 30)
    )


def test_a_second_report_in_a_period_moves_no_clock() -> None:
    once = working().when(report_progress, REPORT, by(HEAD, "2021-10-20")).then(ProgressReported)
    once.when(report_progress, REPORT, by(HEAD, "2021-10-28")).then(
        ProgressReported, due=None, late=False, next_due=date(2021, 11, 30)
    )


@pytest.mark.parametrize("doer", [OFFICE, ASKED_HEAD, SUPERVISOR])
def test_nobody_else_reports(doer: Doer) -> None:
    working().when(report_progress, REPORT, by(doer)).refused("not_permitted")


@pytest.mark.parametrize("history", [ASSIGNED, PROPOSED, VERIFIED])
def test_progress_is_reported_while_work_goes_on(history: Any) -> None:
    a_task(*history).when(report_progress, REPORT, by(HEAD)).refused("task_status")


def test_a_report_tells_of_days_that_have_come() -> None:
    ahead = REPORT.model_copy(update={"until": date(2021, 10, 21)})
    working().when(report_progress, ahead, by(HEAD, "2021-10-20")).refused("dated_in_the_future")
    with pytest.raises(ValueError, match="until"):
        ReportProgress(since=date(2021, 9, 2), until=date(2021, 9, 1), text="x")


def test_each_missed_report_is_recorded_once_on_the_same_day_of_each_month() -> None:
    assert passed(working("2021-12-31"), "2022-05-01") == [
        (date(2022, 1, 31), 1),
        (date(2022, 2, 28), 2),
        (date(2022, 3, 31), 3),
        (date(2022, 4, 30), 4),
    ]
    assert passed(working("2021-12-31"), "2022-01-31") == []


def test_a_report_after_a_missed_one_is_late_and_counts_what_was_missed() -> None:
    stage = working()
    (missed,) = [
        one
        for one in pass_clocks(stage.state, date(2021, 10, 31))
        if getattr(one, "clock", None) is Clock.PROGRESS
    ]
    late = Stage(given_passed(stage.state, missed))
    caught_up = late.when(report_progress, REPORT, by(HEAD, "2021-11-05")).then(
        ProgressReported, late=True, missed=1, next_due=date(2021, 12, 30)
    )
    assert caught_up.state.progress.missed == 0


def test_a_report_before_the_clock_process_came_by_is_late_too() -> None:
    working().when(report_progress, REPORT, by(HEAD, "2021-11-02")).then(
        ProgressReported, late=True, missed=0, next_due=date(2021, 11, 30)
    )


def test_the_clock_runs_by_the_months_of_the_policy() -> None:
    clock = ProgressClock(date(2021, 10, 30), months=3, day=30, version=1)
    assert clock.opens == date(2021, 7, 31)
    assert clock.after(date(2021, 10, 1), 3) == date(2022, 1, 30)
    assert [one.clock for one in running(working().state)].count(Clock.PROGRESS) == 1


@pytest.mark.parametrize("doer", [HEAD, HANDLER])
@pytest.mark.parametrize("history", [(*WORKING, attached()), SUBMITTED])
def test_a_newer_file_is_what_verification_lists_and_the_older_stays(
    doer: Doer, history: Any
) -> None:
    new = (
        a_task(*history)
        .when(supersede_evidence, NEWER, receipt(), by(doer))
        .then(EvidenceSuperseded, superseded=HASH, sha256=OTHER_HASH)
    )
    assert new.state.measures[1].evidence == (OTHER_HASH,)
    assert {HASH, OTHER_HASH} <= new.state.files
    new.when(supersede_evidence, NEWER, receipt("ef" * 32), by(doer)).refused("evidence_attached")
    back = NEWER.model_copy(update={"superseded": OTHER_HASH})
    new.when(supersede_evidence, back, receipt(HASH), by(doer)).refused("already_exists")


def test_a_supervisor_checks_the_newest_file() -> None:
    new = (
        a_task(*SUBMITTED)
        .when(supersede_evidence, NEWER, receipt(), by(HANDLER))
        .then(EvidenceSuperseded)
    )
    for file, code in ((HASH, "evidence_checked"), (OTHER_HASH, None)):
        command = VerifyMeasure(**VERIFY, evidence_checked=(file,))
        outcome = new.when(verify_measure, command, by(SUPERVISOR))
        outcome.refused(code) if code else outcome.then(MeasureVerified)


@pytest.mark.parametrize("doer", [OFFICE, SUPERVISOR, ASKED_HEAD])
def test_nobody_else_supersedes(doer: Doer) -> None:
    a_task(*SUBMITTED).when(supersede_evidence, NEWER, receipt(), by(doer)).refused("not_permitted")


def test_what_was_judged_or_never_attached_is_not_superseded() -> None:
    a_task(*ALL_VERIFIED).when(supersede_evidence, NEWER, receipt(), by(HANDLER)).refused(
        "measure_status"
    )
    a_task(*WORKING).when(supersede_evidence, NEWER, receipt(), by(HANDLER)).refused(
        "evidence_attached"
    )
