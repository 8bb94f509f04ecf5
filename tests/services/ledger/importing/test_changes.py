"""What a directory's file says otherwise than the directory, each difference with its day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from services.ledger.application.importing.changes.change import (
    Begun,
    Change,
    Described,
    Ended,
    Moved,
    Renamed,
    digest_of,
)
from services.ledger.application.importing.directory import (
    Appointment,
    Directory,
    KnownOfficer,
    KnownUnit,
)
from services.ledger.application.importing.forms.recognise import DirectorySheet, recognise
from services.ledger.application.importing.grid import WorkbookGrid
from services.ledger.application.importing.preview import Comparison, ImportPreview, preview
from services.ledger.application.importing.sheet import CellRef
from tests.services.ledger.importing.sheets import Rows, grid

UNIT_HEADER = ["代码", "名称", "简称", "上级代码", "启用日期"]
OFFICER_HEADER = ["账号", "姓名", "岗位", "单位代码", "分管单位", "邮箱", "启用日期", "离任日期"]
TODAY = date(2021, 9, 20)
SINCE = date(2020, 1, 1)
UNITS = (
    KnownUnit("univ", "某大学", changed_on=SINCE),
    KnownUnit("zzb", "组织部", "组织部", parent="univ", changed_on=SINCE),
    KnownUnit("xcb", "宣传部", parent="univ", changed_on=SINCE),
)
CLERK = KnownOfficer(uuid4(), "zs", "张三", (Appointment("经办人", "zzb"),), "zs@example.org")
LEADER = KnownOfficer(uuid4(), "ld", "李四", (Appointment("副校长", "univ", ("zzb",)),))
ROW = CellRef("人员", 2)


def _seen(
    units: Rows, officers: Rows, person: KnownOfficer = CLERK, *, whole: bool = False
) -> ImportPreview:
    sheets = (grid("单位", [UNIT_HEADER, *units]), grid("人员", [OFFICER_HEADER, *officers]))
    sheet = recognise(WorkbookGrid(sheets))
    assert isinstance(sheet, DirectorySheet)
    return preview(sheet, Directory(UNITS, (person, LEADER)), None, Comparison(TODAY, whole))


def changes(units: Rows = (), officers: Rows = (), *, whole: bool = False) -> list[Change]:
    seen = _seen(units, officers, whole=whole)
    assert not seen.faults
    return list(seen.changes)


def _same() -> list[list[str | None]]:
    return [
        ["zs", "张三", "经办人", "zzb", None, None],
        ["ld", "李四", "副校长", "univ", "zzb", None],
    ]


def test_what_the_file_says_as_the_directory_does_is_no_change() -> None:
    units: Rows = [["univ", "某大学"], ["zzb", "组织部", None, "univ", SINCE]]
    assert changes(units, _same(), whole=True) == []


def test_a_unit_is_renamed_and_moved_from_the_day_of_its_row() -> None:
    row = ["zzb", "组织人事部", None, "xcb", date(2021, 9, 1)]
    at = CellRef("单位", 2)
    assert changes([row]) == [
        Renamed("zzb", "组织部", "组织人事部", "组织部", date(2021, 9, 1), at),
        Moved("zzb", "univ", "xcb", date(2021, 9, 1), at),
    ]


def test_a_change_in_a_row_that_still_has_the_day_of_the_registration_is_of_today() -> None:
    (renamed,) = changes([["zzb", "组织人事部", None, "univ", SINCE]])
    assert isinstance(renamed, Renamed)
    assert renamed.day == TODAY


def test_who_is_in_another_unit_has_moved_and_holds_no_post_twice() -> None:
    later = date(2021, 10, 8)
    assert changes(officers=[["zs", "张三", "经办人", "xcb", None, None, later]]) == [
        Ended("zs", "经办人", "zzb", later - timedelta(days=1), ROW),
        Begun("zs", "经办人", "xcb", (), later, ROW),
    ]


def test_what_was_held_until_today_is_not_held_undone() -> None:
    ended, begun = changes(officers=[["zs", "张三", "经办人", "xcb", None, None, "2021-09-01"]])
    assert isinstance(ended, Ended)
    assert isinstance(begun, Begun)
    assert (ended.day, begun.day) == (TODAY, date(2021, 9, 1))


def test_who_leaves_leaves_on_the_day_of_the_row() -> None:
    last = date(2021, 9, 30)
    row = ["zs", "张三", "经办人", "zzb", None, None, None, last]
    assert changes(officers=[row]) == [Ended("zs", "经办人", "zzb", last, ROW)]


def test_who_left_before_today_leaves_today_and_the_row_is_noticed() -> None:
    row = ["zs", "张三", "经办人", "zzb", None, None, None, "2021-09-01"]
    seen = _seen([], [row])
    assert list(seen.changes) == [Ended("zs", "经办人", "zzb", TODAY, ROW)]
    (notice,) = seen.notices
    assert (notice.code, notice.row, notice.column) == ("past_end", 2, "离任日期")


def test_a_post_that_ends_as_its_row_says_or_ended_before_is_no_change() -> None:
    ended = Appointment("经办人", "xcb", until=date(2021, 9, 1))
    ending = Appointment("秘书", "xcb", until=date(2021, 9, 30))
    person = replace(CLERK, ending=(ended, ending))
    rows: list[list[Any]] = [
        ["zs", "张三", "经办人", "zzb"],
        ["zs", "张三", "经办人", "xcb", None, None, None, "2021-09-01"],
        ["zs", "张三", "秘书", "xcb", None, None, None, "2021-09-30"],
    ]
    assert list(_seen([], rows, person).changes) == []
    rows[-1][-1] = "2021-10-30"
    assert list(_seen([], rows, person).changes) == [
        Ended("zs", "秘书", "xcb", date(2021, 10, 30), CellRef("人员", 4))
    ]


def test_a_post_that_begins_and_ends_is_both() -> None:
    rows: Rows = [
        ["zs", "张三", "经办人", "zzb"],
        ["zs", "张三", "秘书", "xcb", None, None, "2021-09-10", "2021-09-30"],
    ]
    at = CellRef("人员", 3)
    assert changes(officers=rows) == [
        Begun("zs", "秘书", "xcb", (), date(2021, 9, 10), at),
        Ended("zs", "秘书", "xcb", date(2021, 9, 30), at),
    ]


def test_a_post_that_would_end_before_it_begins_is_a_fault() -> None:
    row = ["zs", "张三", "秘书", "xcb", None, None, "2021-09-30", "2021-09-10"]
    faults = _seen([], [row]).faults
    assert [(one.row, one.column, one.code) for one in faults] == [
        (2, "离任日期", "ends_before_begin")
    ]


def test_who_is_not_in_the_file_has_left_only_where_it_is_the_whole_directory() -> None:
    only = [["ld", "李四", "副校长", "univ", "zzb"]]
    assert changes(officers=only) == []
    assert changes(officers=only, whole=True) == [Ended("zs", "经办人", "zzb", TODAY, None)]


def test_another_portfolio_is_the_post_ended_and_given_anew() -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert changes(officers=[["ld", "李四", "副校长", "univ", "zzb、xcb"]]) == [
        Ended("ld", "副校长", "univ", TODAY, ROW),
        Begun("ld", "副校长", "univ", ("zzb", "xcb"), tomorrow, ROW),
    ]


def test_another_name_or_address_is_a_change_and_an_empty_cell_is_none() -> None:
    row = ["zs", "张三丰", "经办人", "zzb", None, "new@example.org"]
    assert changes(officers=[row]) == [Described("zs", "张三丰", "new@example.org", None, ROW)]


def test_other_changes_or_other_days_are_confirmed_by_another_digest() -> None:
    one, other = Ended("zs", "p", "u", TODAY, ROW), Ended("zs", "p", "u", SINCE, ROW)
    assert len({digest_of(found) for found in ([one], [other], [one, other], [])}) == 4
