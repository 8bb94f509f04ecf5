"""Units form a tree; people are registered once, appointed, relieved, named deputies, erased."""

from datetime import date

import pytest

from contracts.events.directory.officer import (
    DeputyNamed,
    OfficerAppointed,
    OfficerDetailsChanged,
    OfficerErased,
    OfficerRegistered,
    OfficerRelieved,
)
from contracts.events.directory.unit import UnitRegistered
from contracts.events.fact import Sealed
from contracts.identifiers import officer_id, unit_id
from contracts.words import AccountStanding
from services.ledger.domain.directory.appointing import (
    AppointOfficer,
    ErasePerson,
    NameDeputy,
    RegisterOfficer,
    RelieveOfficer,
    appoint_officer,
    erase_person,
    name_deputy,
    register_officer,
    relieve_officer,
)
from services.ledger.domain.directory.details import change_details
from services.ledger.domain.directory.officer import Officer
from services.ledger.domain.directory.unit import RegisterUnit, Unit, register_unit
from tests.services.ledger.domain.people import HANDLER, HEAD
from tests.services.ledger.domain.stage import Stage, given

TODAY = date(2021, 9, 20)
HQB = RegisterUnit(code="hqb", name="后勤保障部", parent="univ", valid_from=date(2020, 1, 1))
ROOT = RegisterUnit(code="univ", name="学校", valid_from=date(2020, 1, 1))
UNIV = given(Unit(unit_id("univ"))).when(register_unit, ROOT, None).then(UnitRegistered).state
UNIT = given(Unit(unit_id("hqb"))).when(register_unit, HQB, UNIV).then(UnitRegistered).state
SEALED = Sealed(key="officer", text="…")
NEW = Officer(officer_id("new"))
NAMED = {"name": SEALED, "email": None, "phone": None, "external_id": None}
ZHANG = RegisterOfficer(account="new", name="张三")
APPOINT = AppointOfficer(post="经办人", unit="hqb", since=TODAY)
RELIEVE = RelieveOfficer(post="经办人", unit="hqb", until=date(2021, 9, 30))


def _registered() -> Stage:
    return Stage(NEW).when(register_officer, ZHANG, NAMED).then(OfficerRegistered, account="new")


def _appointed() -> Stage:
    return _registered().when(appoint_officer, APPOINT, UNIT).then(OfficerAppointed)


def test_a_unit_is_registered_once_below_a_parent_that_exists() -> None:
    Stage(UNIT).when(register_unit, HQB, UNIV).refused("already_exists")
    Stage(Unit(unit_id("hqb"))).when(register_unit, HQB, Unit(unit_id("univ"))).refused("unit_tree")


def test_a_unit_is_not_below_itself() -> None:
    own = HQB.model_copy(update={"parent": "hqb"})
    Stage(Unit(unit_id("hqb"))).when(register_unit, own, None).refused("unit_tree")


@pytest.mark.parametrize("code", ["HQB", "后勤", "a.b", "a b", "", "x" * 33, "a>"])
def test_a_unit_code_is_safe_in_a_subject(code: str) -> None:
    with pytest.raises(ValueError, match="code"):
        RegisterUnit.model_validate({**HQB.model_dump(), "code": code})


def test_a_person_is_registered_once_and_has_a_name() -> None:
    _registered().when(register_officer, ZHANG, NAMED).refused("already_exists")
    Stage(NEW).when(register_officer, ZHANG, {**NAMED, "name": None}).refused("name_missing")


@pytest.mark.parametrize("name", ["", "  ", "张\x00三", "张\n三"])
def test_a_name_is_one_line_of_characters(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        RegisterOfficer(account="new", name=name)


def test_a_post_is_held_once_at_a_time() -> None:
    _appointed().when(appoint_officer, APPOINT, UNIT).refused("already_exists")


def test_a_post_needs_a_person_and_a_unit_that_exist() -> None:
    Stage(NEW).when(appoint_officer, APPOINT, UNIT).refused("not_found")
    _registered().when(appoint_officer, APPOINT, Unit(unit_id("hqb"))).refused("not_found")


def test_a_post_ends_at_the_end_of_a_day_and_can_be_given_again() -> None:
    relieved = _appointed().when(relieve_officer, RELIEVE, TODAY).then(OfficerRelieved)
    officer = relieved.state
    assert officer.held(date(2021, 9, 30))
    assert not officer.held(date(2021, 10, 1))
    relieved.when(relieve_officer, RELIEVE, TODAY).refused("post_not_held")
    again = APPOINT.model_copy(update={"since": date(2021, 10, 1)})
    relieved.when(appoint_officer, again, UNIT).then(OfficerAppointed)


def test_a_relief_is_never_dated_back() -> None:
    yesterday = RELIEVE.model_copy(update={"until": date(2021, 9, 19)})
    _appointed().when(relieve_officer, yesterday, TODAY).refused("ends_in_the_past")


def test_only_a_post_that_is_held_ends() -> None:
    _registered().when(relieve_officer, RELIEVE, TODAY).refused("post_not_held")
    Stage(NEW).when(relieve_officer, RELIEVE, TODAY).refused("not_found")


def test_a_deputy_stands_in_for_the_head_of_the_unit() -> None:
    command = NameDeputy(head=HEAD.officer.id, unit="hqb", since=TODAY)
    named = _registered().when(name_deputy, command, HEAD.officer).then(DeputyNamed)
    assert named.state.deputises("hqb", TODAY)
    assert not named.state.deputises("xsc", TODAY)


def test_nobody_stands_in_for_who_is_not_the_head() -> None:
    command = NameDeputy(head=HANDLER.officer.id, unit="hqb", since=TODAY)
    _registered().when(name_deputy, command, HANDLER.officer).refused("not_the_head")
    other = NameDeputy(head=HEAD.officer.id, unit="xsc", since=TODAY)
    _registered().when(name_deputy, other, HEAD.officer).refused("not_the_head")


def test_nobody_stands_in_for_a_head_whose_post_ended() -> None:
    held = HEAD.officer.appointments[0]
    left = Officer(
        HEAD.officer.id, 3, "hqb-head", (type(held)(held.post, "hqb", held.since, TODAY),)
    )
    command = NameDeputy(head=left.id, unit="hqb", since=date(2021, 9, 21))
    _registered().when(name_deputy, command, left).refused("not_the_head")


def test_a_person_is_erased_once_and_what_they_did_stays() -> None:
    erased = _appointed().when(erase_person, ErasePerson(reason="本人申请")).then(OfficerErased)
    assert erased.state.appointments
    erased.when(erase_person, ErasePerson(reason="本人申请")).refused("already_exists")
    Stage(NEW).when(erase_person, ErasePerson(reason="本人申请")).refused("not_found")


def test_a_post_given_from_a_later_day_is_not_given_twice() -> None:
    later = AppointOfficer(post="经办人", unit="hqb", since=date(2030, 1, 1))
    given_later = _registered().when(appoint_officer, later, UNIT).then(OfficerAppointed)
    given_later.when(appoint_officer, APPOINT, UNIT).refused("already_exists")
    undone = given_later.when(relieve_officer, RELIEVE, TODAY).then(OfficerRelieved)
    undone.when(appoint_officer, later, UNIT).refused("already_exists")


def test_who_is_erased_is_not_appointed() -> None:
    erased = _registered().when(erase_person, ErasePerson(reason="本人申请")).then(OfficerErased)
    erased.when(appoint_officer, APPOINT, UNIT).refused("erased")


def test_details_change_one_by_one_and_what_is_not_said_stays() -> None:
    other = Sealed(key="officer", text="其他")
    said = _registered().when(change_details, {"email": other}, "en")
    changed = said.then(OfficerDetailsChanged, name=SEALED, email=other, language="en")
    changed.when(change_details, {"email": None}).then(OfficerDetailsChanged, email=None)
    changed.when(change_details, {}, "en").refused("details_unchanged")
    changed.when(change_details, {"name": None}).refused("name_missing")
    Stage(NEW).when(change_details, {}, "en").refused("not_found")
    erased = changed.when(erase_person, ErasePerson(reason="本人申请")).then(OfficerErased)
    erased.when(change_details, {}, "zh-CN").refused("erased")


@pytest.mark.parametrize("standing", [AccountStanding.SUSPENDED, AccountStanding.REMOVED])
def test_who_is_suspended_or_removed_is_given_no_post_until_active_again(
    standing: AccountStanding,
) -> None:
    off = _registered().when(change_details, {}, None, standing).then(OfficerDetailsChanged)
    assert not off.state.active
    off.when(appoint_officer, APPOINT, UNIT).refused("account_not_active")
    on = off.when(change_details, {}, None, AccountStanding.ACTIVE).then(OfficerDetailsChanged)
    on.when(appoint_officer, APPOINT, UNIT).then(OfficerAppointed)
