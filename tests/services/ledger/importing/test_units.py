"""Units and groups in cells against the directory and the clerk's options."""

import pytest

from services.ledger.application.importing.options import Registration
from services.ledger.application.importing.preview import ImportPreview
from services.ledger.application.importing.sheet import (
    NamedUnits,
    ResponsibilityDraft,
    UnitDraft,
)
from tests.services.ledger.importing.sheets import RESPONSIBILITY, faults, ledger, previewed


def with_units(lead: str | None, cooperating: str | None = None) -> list[str | None]:
    return ["R1", RESPONSIBILITY[1], lead, cooperating, None]


def responsibility(result: ImportPreview) -> ResponsibilityDraft:
    assert result.ledger is not None
    found = result.ledger.tasks[0].responsibility
    assert found is not None
    return found


@pytest.mark.parametrize(
    "written",
    [
        "人事处、财务处",
        "人事处，财务处",
        "人事处,财务处",
        "人事处；财务处",
        "人事处;财务处",
        "人事处\n财务处",
        "人事处 财务处",
        "rsc、财务",
        "人 事 处（配合）、财务处",
        "人事处、财务处、人事处",
    ],
)
def test_units_are_told_apart_by_every_separator(written: str) -> None:
    result = previewed(ledger(responsibilities=[with_units("组织部", written)]))
    assert responsibility(result).cooperating == NamedUnits(("rsc", "cwc"))
    assert not result.faults


def test_a_group_is_kept_as_written() -> None:
    result = previewed(ledger(responsibilities=[with_units("组织部", "人事处、各学院")]))
    assert responsibility(result).cooperating == NamedUnits(("rsc",), ("各学院",))


@pytest.mark.parametrize("written", ["组织部（牵头）", "组织部(牵头)", "牵头：组织部"])
def test_the_mark_of_the_lead_is_no_part_of_its_name(written: str) -> None:
    assert responsibility(previewed(ledger(responsibilities=[with_units(written)]))).lead_unit == (
        "zzb"
    )


def test_units_beside_a_marked_lead_cooperate() -> None:
    rows = [with_units("人事处、组织部（牵头）", "财务处")]
    found = responsibility(previewed(ledger(responsibilities=rows)))
    assert found.lead_unit == "zzb"
    assert found.cooperating == NamedUnits(("rsc", "cwc"))


@pytest.mark.parametrize(
    ("lead", "cooperating", "column", "code"),
    [
        (None, None, "牵头单位", "missing"),
        ("组织部、人事处", "组织部", "牵头单位", "two_leads"),
        ("各学院", None, "牵头单位", "lead_is_group"),
        ("组织部", "人事处、组织部", "配合单位", "cooperating_is_lead"),
        ("人事外", None, "牵头单位", "unknown_unit"),
    ],
)
def test_exactly_one_known_unit_leads(
    lead: str | None, cooperating: str | None, column: str, code: str
) -> None:
    result = previewed(ledger(responsibilities=[with_units(lead, cooperating)]))
    assert faults(result) == [("责任清单", 2, column, code)]


def test_an_unknown_unit_is_listed_once_with_the_nearest_and_every_place() -> None:
    tasks = [
        ["R1", "W01", "一", "措施", "立行立改", None],
        ["R2", "W01", "二", "措施", "立行立改", None],
    ]
    rows = [with_units("人事外"), ["R2", "校长", "组织部", "人事外、食堂", None]]
    result = previewed(ledger(tasks=tasks, responsibilities=rows))
    first, second = result.unknown_units
    assert (first.name, first.nearest[0]) == ("人事外", ("人事处", "rsc"))
    assert [at.row for at in first.places] == [2, 3]
    assert (second.name, second.nearest) == ("食堂", ())
    assert [(f.row, f.code) for f in result.faults] == [(2, "unknown_unit"), (3, "unknown_unit")]


def test_the_clerk_maps_an_unknown_name_to_a_unit_or_group() -> None:
    rows = [with_units("人力资源处", "二级学院")]
    mapping = {"人力资源处": "rsc", "二级学院": "各学院"}
    result = previewed(ledger(responsibilities=rows), mapping=mapping)
    assert not result.faults
    assert responsibility(result).lead_unit == "rsc"
    assert responsibility(result).cooperating.groups == ("各学院",)


def test_the_clerk_registers_a_new_unit_under_a_parent() -> None:
    rows = [with_units("食堂")]
    result = previewed(ledger(responsibilities=rows), register={"食堂": Registration("st", "univ")})
    assert not result.faults
    assert result.new_units == (UnitDraft("st", "食堂", parent="univ"),)
    assert responsibility(result).lead_unit == "st"


def test_a_unit_that_is_there_already_is_not_registered_again() -> None:
    result = previewed(ledger(), register={"人事处": Registration("rsc", "univ")})
    assert not result.faults
    assert result.new_units == ()


@pytest.mark.parametrize(
    ("registration", "code"),
    [
        (Registration("rsc", "univ"), "code_taken"),
        (Registration("食堂", "univ"), "bad_code"),
        (Registration("st", "nobody"), "unknown_code"),
        (Registration("st", None), "unknown_code"),
    ],
)
def test_a_registration_that_the_tree_cannot_take_is_a_fault(
    registration: Registration, code: str
) -> None:
    rows = [with_units("食堂")]
    result = previewed(ledger(responsibilities=rows), register={"食堂": registration})
    assert faults(result) == [("", 0, "--register", code)]


def test_a_mapping_to_nothing_is_a_fault_of_the_option_alone() -> None:
    result = previewed(
        ledger(responsibilities=[with_units("人力资源处")]), mapping={"人力资源处": "nobody"}
    )
    assert faults(result) == [("", 0, "--map", "map_target_unknown")]
