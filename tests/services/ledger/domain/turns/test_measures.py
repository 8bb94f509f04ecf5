"""The lead unit asks to change a measure; an independent office decides."""

from datetime import date
from typing import Any

import pytest

from contracts.events.task.turns.measures import (
    MeasureCancelled,
    MeasureChangeRefused,
    MeasureChangeRequested,
    MeasureReplaced,
)
from contracts.events.task.verification import TaskVerified
from contracts.words import MeasureStatus
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.task.clocks import running
from services.ledger.domain.task.phases.verification import VerifyTask, verify_task
from services.ledger.domain.task.stated import StatedMeasure
from services.ledger.domain.task.turns.measures import (
    CancelMeasure,
    RefuseMeasureChange,
    ReplaceMeasure,
    RequestMeasureChange,
    cancel_measure,
    refuse_measure_change,
    replace_measure,
    request_measure_change,
)
from tests.services.ledger.domain.history import (
    PROPOSED,
    TO_HEAD,
    VERIFIED,
    a_task,
    approved,
    attached,
    measure,
    returned,
    submitted,
    verified,
)
from tests.services.ledger.domain.people import (
    ASKED_HEAD,
    HANDLER,
    HEAD,
    LEADING_GROUP,
    OFFICE,
    SUPERVISOR,
    by,
    person,
    post,
    someone,
)
from tests.services.ledger.domain.stage import Done, Stage

TWO = (*PROPOSED, approved(measure(1), TO_HEAD))
NEW = StatedMeasure(**measure(3, text="修订办法").model_dump())
CANCEL = RequestMeasureChange(measure=2, reason="已涵盖")
REPLACE = RequestMeasureChange(measure=2, reason="已涵盖", replacement=NEW)
DECISIONS: list[tuple[Any, Any]] = [
    (cancel_measure, CancelMeasure(measure=2, reason="同意")),
    (replace_measure, ReplaceMeasure(measure=2, reason="同意")),
    (refuse_measure_change, RefuseMeasureChange(measure=2, reason="仍属必要")),
]


def asked(command: RequestMeasureChange = CANCEL, *more: Done) -> Stage:
    """The change of measure 2 is asked."""
    return (
        a_task(*TWO, *more)
        .when(request_measure_change, command, by(HEAD))
        .then(MeasureChangeRequested)
    )


@pytest.mark.parametrize("doer", [HEAD, HANDLER])
@pytest.mark.parametrize(
    "history", [(), (attached(2), submitted(2)), (attached(2), submitted(2), returned(2))]
)
def test_the_lead_unit_asks_once_for_a_measure_that_is_not_verified(
    doer: Doer, history: tuple[Done, ...]
) -> None:
    once = (
        a_task(*TWO, *history)
        .when(request_measure_change, CANCEL, by(doer))
        .then(MeasureChangeRequested)
    )
    once.when(request_measure_change, CANCEL, by(doer)).refused("already_exists")


@pytest.mark.parametrize("doer", [ASKED_HEAD, OFFICE, SUPERVISOR])
def test_nobody_else_asks(doer: Doer) -> None:
    a_task(*TWO).when(request_measure_change, CANCEL, by(doer)).refused("not_permitted")


def test_a_verified_measure_is_not_changed_and_neither_is_a_verified_task() -> None:
    done = a_task(*TWO, attached(2), submitted(2), verified(2))
    done.when(request_measure_change, CANCEL, by(HEAD)).refused("measure_status")
    a_task(*VERIFIED).when(request_measure_change, CANCEL, by(HEAD)).refused("task_status")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": 1}, "measure_numbers"),
        ({"owner": None}, "measure_complete"),
        ({"owner": SUPERVISOR.officer.id}, "owner_of_unit"),
        ({"deadline": date(2021, 12, 31)}, "deadline_within_clock"),
    ],
)
def test_a_replacement_is_a_complete_measure_of_its_own(changes: Any, code: str) -> None:
    command = REPLACE.model_copy(update={"replacement": NEW.model_copy(update=changes)})
    a_task(*TWO).when(request_measure_change, command, by(HEAD)).refused(code)


def test_a_cancelled_measure_counts_no_longer() -> None:
    gone = asked().when(*DECISIONS[0], by(OFFICE)).then(MeasureCancelled)
    assert set(gone.state.live_measures) == {1}
    assert {one.measure for one in running(gone.state)} == {1, None}
    gone.when(*DECISIONS[0], by(OFFICE)).refused("measure_status")
    rest = a_task(*TWO).when(request_measure_change, CANCEL, by(HEAD)).then(MeasureChangeRequested)
    assert rest.state.measures[2].status is MeasureStatus.PLANNED


def test_the_last_measure_is_not_cancelled() -> None:
    alone = asked().when(*DECISIONS[0], by(OFFICE)).then(MeasureCancelled)
    last = CANCEL.model_copy(update={"measure": 1})
    alone.when(request_measure_change, last, by(HEAD)).refused("last_measure")


def test_the_last_of_two_measures_asked_to_be_cancelled_stays() -> None:
    first = CANCEL.model_copy(update={"measure": 1})
    both = asked().when(request_measure_change, first, by(HEAD)).then(MeasureChangeRequested)
    one = both.when(*DECISIONS[0], by(OFFICE)).then(MeasureCancelled)
    one.when(cancel_measure, CancelMeasure(measure=1, reason="同意"), by(OFFICE)).refused(
        "last_measure"
    )


def test_a_replacement_takes_over_with_a_deadline_that_nothing_has_passed() -> None:
    new = asked(REPLACE).when(*DECISIONS[1], by(OFFICE)).then(MeasureReplaced)
    assert set(new.state.live_measures) == {1, 3}
    assert new.state.measures[3].deadline_version == new.state.version
    new.when(verify_task, VerifyTask(opinion="x", goal_met=True), by(SUPERVISOR)).refused(
        "measures_verified"
    )
    new.when(request_measure_change, CANCEL, by(HEAD)).refused("measure_status")


def test_a_refused_change_leaves_the_measure_and_may_be_asked_again() -> None:
    same = asked().when(*DECISIONS[2], by(OFFICE)).then(MeasureChangeRefused)
    same.when(*DECISIONS[2], by(OFFICE)).refused("change_requested")
    same.when(request_measure_change, CANCEL, by(HEAD)).then(MeasureChangeRequested)


def test_only_what_was_asked_is_done() -> None:
    asked().when(*DECISIONS[1], by(OFFICE)).refused("change_requested")
    asked(REPLACE).when(*DECISIONS[0], by(OFFICE)).refused("change_requested")


@pytest.mark.parametrize(("decide", "command"), DECISIONS)
def test_the_office_decides_nothing_that_was_not_asked(decide: Any, command: Any) -> None:
    a_task(*TWO).when(decide, command, by(OFFICE)).refused("change_requested")


@pytest.mark.parametrize(("decide", "command"), DECISIONS)
@pytest.mark.parametrize("doer", [HEAD, SUPERVISOR, LEADING_GROUP])
def test_nobody_but_the_office_decides(decide: Any, command: Any, doer: Doer) -> None:
    asked().when(decide, command, by(doer)).refused("not_permitted")


@pytest.mark.parametrize(("decide", "command"), DECISIONS)
def test_who_belonged_to_the_unit_does_not_decide(decide: Any, command: Any) -> None:
    moved = someone("zgb-3", post("整改办", "zgb"), post("科员", "hqb"))
    asked().when(decide, command, by(moved)).refused("independence")


def test_who_is_to_own_the_replacement_does_not_decide() -> None:
    owned = NEW.model_copy(update={"owner": person("zgb-1")})
    command = REPLACE.model_copy(update={"replacement": owned})
    waiting = (
        a_task(*TWO)
        .when(
            request_measure_change,
            command,
            by(HEAD, members=lambda _: frozenset({person("zgb-1")})),
        )
        .then(MeasureChangeRequested)
    )
    waiting.when(*DECISIONS[1], by(OFFICE)).refused("independence")


def test_a_task_is_verified_by_the_measures_that_are_left() -> None:
    left = asked(CANCEL, attached(), submitted(), verified())
    gone = left.when(*DECISIONS[0], by(OFFICE)).then(MeasureCancelled)
    gone.when(verify_task, VerifyTask(opinion="达成", goal_met=True), by(SUPERVISOR)).then(
        TaskVerified
    )
