"""A deadline moves when asked for, endorsed and granted; the first and lateness stay."""

from datetime import date

import pytest

from contracts.events.task.amending.extending import (
    ExtensionEndorsed,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
)
from contracts.events.task.clocks import TaskBecameOverdue
from contracts.words import ExtensionGround, Role
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.task.clocks import pass_clocks
from services.ledger.domain.task.phases.extending import (
    EndorseExtension,
    GrantExtension,
    RefuseExtension,
    RequestExtension,
    endorse_extension,
    grant_extension,
    refuse_extension,
    request_extension,
)
from tests.services.ledger.domain.history import (
    ALL_VERIFIED,
    ASSIGNED,
    LONG_TERM,
    PROPOSED,
    VERIFIED,
    WORKING,
    a_task,
    approved,
)
from tests.services.ledger.domain.people import (
    HANDLER,
    HEAD,
    LEADER,
    LEADING_GROUP,
    OFFICE,
    STRANGER_HEAD,
    SUPERVISOR,
    by,
)
from tests.services.ledger.domain.stage import Stage

FIRST, LATER, PAST_ITS_CLOCK = date(2021, 10, 15), date(2021, 11, 15), date(2021, 12, 31)
ASK = RequestExtension(measure=1, new_deadline=LATER, reason="设备未到货")
ENDORSE = EndorseExtension(extension=1, opinion="属实")
GRANT = GrantExtension(extension=1, opinion="同意")
REFUSE = RefuseExtension(extension=1, reasons="不同意")


def _asked(command: RequestExtension = ASK, on: str = "2021-10-10") -> Stage:
    context = by(HEAD, on)
    return a_task(*WORKING).when(request_extension, command, context).then(ExtensionRequested)


def _endorsed(command: RequestExtension = ASK, on: str = "2021-10-10") -> Stage:
    return _asked(command, on).when(endorse_extension, ENDORSE, by(LEADER)).then(ExtensionEndorsed)


def test_the_head_asks_and_the_office_decides_the_first_in_time() -> None:
    a_task(*WORKING).when(request_extension, ASK, by(HEAD, "2021-10-15")).then(
        ExtensionRequested, extension=1, deadline=FIRST, decided_by=Role.OFFICE, grounds=()
    )


@pytest.mark.parametrize("doer", [HANDLER, STRANGER_HEAD, OFFICE, LEADER])
def test_nobody_else_asks(doer: Doer) -> None:
    a_task(*WORKING).when(request_extension, ASK, by(doer)).refused("not_permitted")


def test_more_time_is_asked_for_while_work_goes_on_only() -> None:
    a_task(*ASSIGNED).when(request_extension, ASK, by(HEAD)).refused("task_status")
    a_task(*VERIFIED).when(request_extension, ASK, by(HEAD)).refused("task_status")
    a_task(*ALL_VERIFIED).when(request_extension, ASK, by(HEAD)).refused("measure_status")


def test_only_a_deadline_is_moved_and_only_later() -> None:
    open_ended = a_task(*PROPOSED, approved(LONG_TERM))
    open_ended.when(request_extension, ASK.model_copy(update={"measure": 2}), by(HEAD)).refused(
        "measure_dated"
    )
    unknown = ASK.model_copy(update={"measure": 9})
    a_task(*WORKING).when(request_extension, unknown, by(HEAD)).refused("measure_unknown")
    same = ASK.model_copy(update={"new_deadline": FIRST})
    a_task(*WORKING).when(request_extension, same, by(HEAD)).refused("deadline_later")
    a_task(*WORKING).when(request_extension, ASK, by(HEAD, "2021-11-15")).refused("deadline_later")


def test_one_request_of_a_measure_is_open_at_a_time() -> None:
    _asked().when(request_extension, ASK, by(HEAD)).refused("already_exists")
    refused = _asked().when(refuse_extension, REFUSE, by(OFFICE)).then(ExtensionRefused)
    refused.when(request_extension, ASK, by(HEAD)).then(ExtensionRequested, extension=2)


@pytest.mark.parametrize(
    ("new", "on", "ground"),
    [
        (date(2022, 3, 18), "2021-10-10", ExtensionGround.AFTER_CONCENTRATED),
        (LATER, "2021-10-16", ExtensionGround.AFTER_DEADLINE),
    ],
)
def test_past_the_concentrated_period_or_the_deadline_the_leading_group_decides(
    new: date, on: str, ground: ExtensionGround
) -> None:
    command = ASK.model_copy(update={"new_deadline": new})
    asked = _endorsed(command, on)
    assert asked.state.extensions[1].decided_by is Role.LEADING_GROUP
    a_task(*WORKING).when(request_extension, command, by(HEAD, on)).then(
        ExtensionRequested, grounds=(ground,)
    )
    asked.when(grant_extension, GRANT, by(OFFICE)).refused("not_permitted")
    asked.when(grant_extension, GRANT, by(LEADING_GROUP)).then(ExtensionGranted)


def test_an_extension_up_to_the_last_day_of_the_concentrated_period_is_the_office_s() -> None:
    command = ASK.model_copy(update={"new_deadline": date(2022, 3, 17)})
    assert _asked(command).state.extensions[1].decided_by is Role.OFFICE


def test_the_leader_endorses_once_and_decides_nothing() -> None:
    endorsed = _endorsed()
    endorsed.when(endorse_extension, ENDORSE, by(LEADER)).refused("already_exists")
    endorsed.when(grant_extension, GRANT, by(LEADER)).refused("not_permitted")


@pytest.mark.parametrize("doer", [HEAD, OFFICE, SUPERVISOR])
def test_nobody_but_the_leader_endorses(doer: Doer) -> None:
    _asked().when(endorse_extension, ENDORSE, by(doer)).refused("not_permitted")


def test_what_was_not_asked_is_neither_endorsed_nor_decided() -> None:
    working = a_task(*WORKING)
    working.when(endorse_extension, ENDORSE, by(LEADER)).refused("extension_unknown")
    working.when(grant_extension, GRANT, by(OFFICE)).refused("extension_unknown")
    working.when(refuse_extension, REFUSE, by(OFFICE)).refused("extension_unknown")


def test_nothing_is_granted_before_the_leader_endorsed_but_it_may_be_refused() -> None:
    _asked().when(grant_extension, GRANT, by(OFFICE)).refused("extension_endorsed")
    _asked().when(refuse_extension, REFUSE, by(OFFICE)).then(ExtensionRefused, deadline=FIRST)


def test_a_grant_keeps_the_first_deadline_counts_the_version_and_may_pass_the_clock() -> None:
    beyond = ASK.model_copy(update={"new_deadline": PAST_ITS_CLOCK})
    granted = (
        _endorsed(beyond)
        .when(grant_extension, GRANT, by(OFFICE))
        .then(ExtensionGranted, first_deadline=FIRST, deadline_version=2, count=1, late=False)
    )
    assert granted.state.measure(1).plan.deadline == PAST_ITS_CLOCK
    granted.when(grant_extension, GRANT, by(OFFICE)).refused("already_exists")
    granted.when(refuse_extension, REFUSE, by(OFFICE)).refused("already_exists")
    again = RequestExtension(measure=1, new_deadline=date(2022, 1, 31), reason="仍未到货")
    second = granted.when(request_extension, again, by(HEAD, "2021-12-01")).then(
        ExtensionRequested, decided_by=Role.LEADING_GROUP, grounds=(ExtensionGround.SECOND,)
    )
    command = EndorseExtension(extension=2, opinion="属实")
    endorsed = second.when(endorse_extension, command, by(LEADER)).then(ExtensionEndorsed)
    decision = GrantExtension(extension=2, opinion="同意")
    endorsed.when(grant_extension, decision, by(LEADING_GROUP)).then(
        ExtensionGranted, first_deadline=FIRST, deadline=PAST_ITS_CLOCK, deadline_version=3, count=2
    )


def test_whoever_decides_has_no_part_in_the_work() -> None:
    own = _endorsed()
    own.when(grant_extension, GRANT, by(OFFICE, vacant=("分管后勤工作的副校长@univ",))).refused(
        "independence"
    )
    own.when(refuse_extension, REFUSE, by(OFFICE, vacant=("x",))).refused("independence")


def test_lateness_stays_even_where_nobody_recorded_it_before_the_deadline_moved() -> None:
    late = (
        _endorsed(on="2021-10-20")
        .when(grant_extension, GRANT, by(LEADING_GROUP, "2021-10-25"))
        .then(ExtensionGranted, late=True)
    )
    assert [
        (fact.due, fact.deadline_version)
        for fact in pass_clocks(late.state, date(2021, 10, 26))
        if isinstance(fact, TaskBecameOverdue)
    ] == [(FIRST, 1)]
    overdue = pass_clocks(late.state, date(2021, 11, 16))
    assert {(fact.measure, fact.due, fact.deadline_version) for fact in overdue} == {
        (1, FIRST, 1),
        (1, LATER, 2),
        (None, LATER, 2),
    }
