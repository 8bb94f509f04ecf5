"""The directory's sheets: one tree of units, people by account with their posts."""

from typing import Any

import pytest

from services.ledger.application.importing.directory import Directory, KnownUnit
from services.ledger.application.importing.forms.recognise import DirectorySheet, recognise
from services.ledger.application.importing.grid import WorkbookGrid
from services.ledger.application.importing.preview import ImportPreview, preview
from tests.services.ledger.importing.sheets import Rows, faults, grid

UNIT_HEADER = ["代码", "名称", "简称", "上级代码", "所属群组"]
OFFICER_HEADER = ["账号", "姓名", "岗位", "单位代码", "分管单位", "邮箱", "语言"]
UNITS: Rows = (["univ", "某大学"], ["zzb", "组织部", None, "univ"])
OFFICER = ["zs", "张三", "经办人", "zzb", None, "zs@example.edu.cn", "zh-CN"]


def read(
    units: Rows = UNITS, officers: Rows = (OFFICER,), known: Directory | None = None
) -> ImportPreview:
    sheets = (grid("单位", [UNIT_HEADER, *units]), grid("人员", [OFFICER_HEADER, *officers]))
    sheet = recognise(WorkbookGrid(sheets))
    assert isinstance(sheet, DirectorySheet)
    return preview(sheet, known or Directory(), None)


def test_parents_come_before_their_children() -> None:
    result = read([["b", "乙", None, "a"], ["a", "甲", None, "univ"], ["univ", "某大学"]], [])
    assert result.directory is not None
    assert [unit.code for unit in result.directory.units] == ["univ", "a", "b"]
    assert not result.faults


def test_a_person_with_several_rows_holds_several_posts() -> None:
    result = read(officers=[OFFICER, ["zs", "张三", "督导组", "univ", "zzb"]])
    assert result.directory is not None
    (person,) = result.directory.officers
    assert [(held.post, held.unit) for held in person.appointments] == [
        ("经办人", "zzb"),
        ("督导组", "univ"),
    ]
    assert person.appointments[1].portfolio == ("zzb",)
    assert result.fact_count == 2 + 1 + 2


def test_units_of_the_store_may_be_parents_and_employers() -> None:
    known = Directory((KnownUnit("old", "旧单位"),))
    result = read([["new", "新单位", None, "old"]], [["zs", "张三", "经办人", "old"]], known)
    assert not result.faults


def test_groups_are_several() -> None:
    result = read([*UNITS, ["lxy", "理学院", None, "univ", "各学院、各分党委"]])
    assert result.directory is not None
    assert result.directory.units[-1].groups == ("各学院", "各分党委")


@pytest.mark.parametrize(
    ("units", "fault"),
    [
        ([["Univ", "某大学"]], (2, "代码", "bad_code")),
        ([["univ", None]], (2, "名称", "missing")),
        ([*UNITS, ["zzb", "组织处", None, "univ"]], (4, "代码", "duplicate")),
        ([*UNITS, ["zz", "组织部", None, "univ"]], (4, "名称", "duplicate")),
        ([*UNITS, ["a", "甲", None, "nobody"]], (4, "上级代码", "unknown_code")),
        ([*UNITS, ["a", "甲"]], (4, "上级代码", "second_root")),
        ([*UNITS, ["a", "甲", None, "a"]], (4, "上级代码", "parent_cycle")),
    ],
)
def test_a_fault_of_a_unit_is_reported_at_its_cell(
    units: list[list[Any]], fault: tuple[int, str, str]
) -> None:
    assert faults(read(units, [])) == [("单位", *fault)]


@pytest.mark.parametrize(
    ("at", "value", "fault"),
    [
        (0, None, ("账号", "missing")),
        (1, None, ("姓名", "missing")),
        (2, None, ("岗位", "missing")),
        (3, "nobody", ("单位代码", "unknown_code")),
        (4, "nobody", ("分管单位", "unknown_code")),
        (5, "zs", ("邮箱", "bad_email")),
        (6, "fr", ("语言", "unknown_language")),
    ],
)
def test_a_fault_of_a_person_is_reported_at_its_cell(
    at: int, value: str | None, fault: tuple[str, str]
) -> None:
    row = [*OFFICER[:at], value, *OFFICER[at + 1 :]]
    assert faults(read(officers=[row])) == [("人员", 2, *fault)]


def test_one_account_is_one_person_and_one_post_is_held_once() -> None:
    other = ["zs", "李四", "督导组", "univ"]
    assert faults(read(officers=[OFFICER, other])) == [("人员", 3, "姓名", "differs")]
    assert faults(read(officers=[OFFICER, OFFICER])) == [("人员", 3, "账号", "duplicate")]


def test_nobody_is_appointed_to_a_closed_unit() -> None:
    known = Directory(
        (KnownUnit("univ", "某大学"), KnownUnit("zzb", "组织部", parent="univ", closed=True))
    )
    assert [one.code for one in read(known=known).faults] == ["closed_unit"]
