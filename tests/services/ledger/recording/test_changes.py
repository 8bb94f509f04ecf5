"""What a directory's file says otherwise is recorded whole once it is confirmed, or not at all."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from openpyxl import Workbook

from contracts.identifiers import officer_id, unit_id
from services.ledger.adapters.postgres.tables.people import PostgresPeople
from services.ledger.application.importing.directory import Directory
from tests.services.ledger.office import Office
from tests.services.ledger.recording.files import events, keys, send

UNITS = ["代码", "名称", "上级代码", "启用日期"]
PEOPLE = ["账号", "姓名", "岗位", "单位代码", "启用日期", "离任日期"]
Rows = Sequence[Sequence[Any]]


def _file(units: Rows, people: Rows) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in (("单位", [UNITS, *units]), ("人员", [PEOPLE, *people])):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


async def _topics(office: Office, *accounts: str) -> list[str]:
    ids = [officer_id(one) for one in accounts]
    rows = await office.rows(
        "SELECT topic FROM ledger.events WHERE originator_id = ANY($1) ORDER BY notification_id",
        ids,
    )
    return [row["topic"] for row in rows]


async def test_changes_are_recorded_with_all_that_is_new_once_their_digest_is_confirmed(
    imported: Office,
) -> None:
    start = [["chg-u", "变更办", "xcb", "2021-09-01"]]
    people = [[f"chg-{n}", f"变更人{n}", "经办人", "chg-u"] for n in (1, 2)]
    assert (await send(imported, _file(start, people))).status_code == 201
    later = _file(
        [["chg-u", "变更处", "univ", "2021-09-10"]],
        [
            ["chg-1", "变更人1", "经办人", "xcb", "2021-10-08"],
            ["chg-2", "变更人2", "经办人", "chg-u", None, "2021-09-30"],
            ["chg-3", "变更人3", "经办人", "chg-u", None, "2021-12-31"],
        ],
    )
    before = (await events(imported), await keys(imported))
    shown = await send(imported, later)
    told = shown.json()
    assert (shown.status_code, told["recorded"]) == (200, False)
    assert [(one["kind"], one.get("day"), one["row"]) for one in told["changes"]] == [
        ("unit_renamed", "2021-09-10", 2),
        ("unit_moved", "2021-09-10", 2),
        ("post_ended", "2021-10-07", 2),
        ("post_begun", "2021-10-08", 2),
        ("post_ended", "2021-09-30", 3),
    ]
    other = await send(imported, later, confirm="0" * 16)
    assert (other.status_code, other.json()["code"]) == (409, "changes_differ")
    tried = await send(imported, later, confirm=told["changes_digest"], dry_run="true")
    assert tried.json()["recorded"] is False
    assert (await events(imported), await keys(imported)) == before
    done = await send(imported, later, confirm=told["changes_digest"])
    assert (done.status_code, done.json()["events"]) == (201, 8)
    assert await _topics(imported, "chg-1", "chg-2") == [
        *["officer.registered.v1", "officer.appointed.v1"] * 2,
        *("officer.relieved.v1", "officer.appointed.v1", "officer.relieved.v1"),
    ]
    assert await _topics(imported, "chg-3") == [
        *("officer.registered.v1", "officer.appointed.v1", "officer.relieved.v1"),
    ]
    again = await send(imported, later, confirm=told["changes_digest"])
    assert (again.status_code, again.json()["changes"], again.json()["recorded"]) == (
        200,
        [],
        False,
    )


async def test_a_change_that_a_rule_refuses_is_a_fault_of_its_row_and_nothing_is_recorded(
    imported: Office,
) -> None:
    before = (await events(imported), await keys(imported))
    file = _file(
        [["xcb", "宣传新部", "univ", "2022-01-01"], ["fault-u", "新单位", "univ"]],
        [["fault-1", "新人", "经办人", "fault-u"]],
    )
    answer = await send(imported, file)
    told = answer.json()
    assert (answer.status_code, told["code"]) == (422, "import_faults")
    (fault,) = told["faults"]
    assert [fault[name] for name in ("sheet", "row", "column", "code")] == [
        *("单位", 2, "名称", "refused_change"),
    ]
    assert fault["reason"] == "不能照此变更：单位变更须自生效之日起登记，不能提前"
    assert fault["reason_en"].endswith("a change of a unit is recorded once its day has come")
    assert (await events(imported), await keys(imported)) == before
    assert await imported.rows("SELECT FROM ledger.units WHERE code = 'fault-u'") == []


async def test_a_unit_is_not_moved_below_itself_by_way_of_a_new_one(imported: Office) -> None:
    below = await send(imported, _file([["cyc-a", "下级办", "xcb"]], []))
    assert below.status_code == 201
    before = await events(imported)
    circle = _file([["cyc-n", "中间办", "cyc-a"], ["xcb", "党委宣传部", "cyc-n"]], [])
    (fault,) = (await send(imported, circle)).json()["faults"]
    assert (fault["row"], fault["column"], fault["code"]) == (3, "上级代码", "refused_change")
    assert await events(imported) == before


async def test_what_others_change_while_a_file_is_read_is_not_overlooked(
    imported: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    units = [["mean-a", "甲办", "univ"], ["mean-b", "乙办", "univ"]]
    assert (await send(imported, _file(units, []))).status_code == 201
    file = _file([["mean-a", "甲办", "mean-b"]], [])
    digest = (await send(imported, file)).json()["changes_digest"]
    known = PostgresPeople.known
    moved: list[UUID] = []

    async def meanwhile(self: PostgresPeople) -> Directory:
        seen = await known(self)
        if not moved:
            moved.append(unit_id("mean-b"))
            body = {"parent": "mean-a", "valid_from": "2021-09-20"}
            await imported.done("zgb-1", f"units/{moved[0]}/move-unit", body)
        return seen

    monkeypatch.setattr(PostgresPeople, "known", meanwhile)
    (fault,) = (await send(imported, file, confirm=digest)).json()["faults"]
    assert (fault["column"], fault["code"]) == ("上级代码", "refused_change")


async def test_a_file_that_would_leave_nobody_in_the_office_is_refused(imported: Office) -> None:
    before = await events(imported)
    only = _file([], [["xcb-head", "党委宣传部主要负责人", "主要负责人", "xcb"]])
    answer = await send(imported, only, whole="true")
    (fault,) = answer.json()["faults"]
    assert (fault["sheet"], fault["row"], fault["code"]) == ("人员", 0, "refused_change")
    assert await events(imported) == before
    replaced = _file([], [["new-office", "新整改办", "整改办", "zgb"]])
    answer = await send(imported, replaced, whole="true", dry_run="true")
    assert answer.status_code == 200, answer.text
    ends = {(one["account"], one["day"]) for one in answer.json()["changes"]}
    assert {("zgb-1", "2021-09-20"), ("zgb-2", "2021-09-20")} <= ends
