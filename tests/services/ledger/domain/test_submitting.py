"""Evidence is attached by receipt; the head or a named deputy submits in rounds."""

from datetime import date

import pytest

from contracts.events.task.work import EvidenceAttached, MeasureSubmitted
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.task.phases.work import (
    AttachEvidence,
    Receipt,
    SubmitMeasure,
    attach_evidence,
    submit_measure,
)
from tests.services.ledger.domain.history import (
    ACCEPTED,
    ALL_VERIFIED,
    HASH,
    OTHER_HASH,
    SUBMITTED,
    WORKING,
    a_task,
    attached,
    returned,
)
from tests.services.ledger.domain.people import (
    ASKED_HEAD,
    HANDLER,
    HEAD,
    LEADER,
    OFFICE,
    SUPERVISOR,
    at,
    by,
    deputy,
    post,
    someone,
)
from tests.services.ledger.domain.stage import Done

ATTACH = AttachEvidence(measure=1, receipt="(opened by the caller)")
SUBMIT = SubmitMeasure(measure=1, report="完成")
READY = (*WORKING, attached())
RETURNED = (*SUBMITTED, returned())


def _receipt(sha256: str = HASH) -> Receipt:
    return Receipt(
        sha256=sha256,
        file_name="方案.pdf",
        media_type="application/pdf",
        size=3,
        uploaded_at=at("2021-09-20"),
    )


@pytest.mark.parametrize("doer", [HANDLER, HEAD])
def test_a_file_is_evidence_of_a_measure_once(doer: Doer) -> None:
    once = (
        a_task(*WORKING)
        .when(attach_evidence, ATTACH, _receipt(), by(doer))
        .then(EvidenceAttached, sha256=HASH, size=3)
    )
    once.when(attach_evidence, ATTACH, _receipt(), by(doer)).refused("already_exists")
    once.when(attach_evidence, ATTACH, _receipt(OTHER_HASH), by(doer)).then(EvidenceAttached)


@pytest.mark.parametrize("doer", [ASKED_HEAD, OFFICE, SUPERVISOR, LEADER])
def test_nobody_outside_the_lead_unit_attaches(doer: Doer) -> None:
    a_task(*WORKING).when(attach_evidence, ATTACH, _receipt(), by(doer)).refused("not_permitted")


@pytest.mark.parametrize("history", [SUBMITTED, ALL_VERIFIED])
def test_nothing_is_attached_under_the_eyes_of_the_verifier(history: tuple[Done, ...]) -> None:
    task = a_task(*history)
    task.when(attach_evidence, ATTACH, _receipt(OTHER_HASH), by(HANDLER)).refused("measure_status")


def test_a_returned_measure_takes_more_evidence() -> None:
    a_task(*RETURNED).when(attach_evidence, ATTACH, _receipt(OTHER_HASH), by(HANDLER)).then(
        EvidenceAttached
    )


def test_evidence_is_of_a_measure_that_exists_in_work_that_began() -> None:
    other = AttachEvidence(measure=9, receipt="x")
    a_task(*WORKING).when(attach_evidence, other, _receipt(), by(HANDLER)).refused(
        "measure_unknown"
    )
    a_task(*ACCEPTED).when(attach_evidence, ATTACH, _receipt(), by(HANDLER)).refused("task_status")


def test_a_submission_opens_a_round_with_all_evidence_and_a_clock_of_review() -> None:
    submitted = (
        a_task(*READY)
        .when(submit_measure, SUBMIT, by(HEAD))
        .then(
            MeasureSubmitted,
            round=1,
            evidence=(HASH,),
            deadline=date(2021, 10, 15),
            review_due=date(2021, 10, 4),
        )
    )
    submitted.when(submit_measure, SUBMIT, by(HEAD)).refused("measure_status")


def test_a_returned_measure_is_submitted_in_the_next_round() -> None:
    a_task(*RETURNED).when(submit_measure, SUBMIT, by(HEAD)).then(MeasureSubmitted, round=2)


@pytest.mark.parametrize("evidence", [(), (OTHER_HASH,)])
def test_a_submission_names_evidence_that_is_attached(evidence: tuple[str, ...]) -> None:
    command = SubmitMeasure(measure=1, report="完成", evidence=evidence)
    a_task(*READY).when(submit_measure, command, by(HEAD)).refused("evidence_attached")


def test_nothing_is_submitted_without_evidence() -> None:
    a_task(*WORKING).when(submit_measure, SUBMIT, by(HEAD)).refused("evidence_attached")


@pytest.mark.parametrize("doer", [HANDLER, ASKED_HEAD, OFFICE, SUPERVISOR])
def test_nobody_but_head_and_deputy_submit(doer: Doer) -> None:
    a_task(*READY).when(submit_measure, SUBMIT, by(doer)).refused("not_permitted")


@pytest.mark.parametrize(
    ("since", "until", "may"),
    [
        ("2021-09-20", None, True),
        ("2021-09-01", "2021-09-20", True),
        ("2021-09-21", None, False),
        ("2021-09-01", "2021-09-19", False),
    ],
)
def test_a_deputy_submits_while_named(since: str, until: str | None, may: bool) -> None:
    clerk = someone("hqb-2", post("经办人", "hqb"), deputations=(deputy("hqb", since, until),))
    outcome = a_task(*READY).when(submit_measure, SUBMIT, by(clerk))
    if may:
        outcome.then(MeasureSubmitted)
    else:
        outcome.refused("not_permitted")


def test_a_deputy_of_another_unit_does_not_submit() -> None:
    clerk = someone("x", post("经办人", "hqb"), deputations=(deputy("xsc"),))
    a_task(*READY).when(submit_measure, SUBMIT, by(clerk)).refused("not_permitted")
