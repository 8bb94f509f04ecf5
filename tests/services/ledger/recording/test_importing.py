"""The examples in: everything once, or nothing at all."""

import asyncio
import json
from collections import Counter

from openpyxl import load_workbook

from tests.services.ledger.office import EXAMPLES, Office
from tests.services.ledger.recording.files import (
    DIRECTORY,
    LEDGER,
    ONE_SHEET,
    changed,
    events,
    send,
)

PHONE = "13800001111"


async def _topics(office: Office, after: int = 0) -> Counter[str]:
    rows = await office.rows("SELECT topic FROM ledger.events WHERE notification_id > $1", after)
    return Counter(row["topic"] for row in rows)


async def _last(office: Office) -> int:
    return int((await office.rows("SELECT max(notification_id) FROM ledger.events"))[0][0])


async def test_the_example_is_a_campaign_of_16_findings_20_tasks_and_31_measures(
    imported: Office,
) -> None:
    rows = await imported.rows("SELECT state FROM ledger.events ORDER BY notification_id LIMIT 223")
    facts = [json.loads(row["state"]) for row in rows]
    counted = Counter(one["type"] for one in facts)
    assert counted["unit.registered.v1"] == 33
    assert counted["officer.registered.v1"] == 76
    assert counted["campaign.opened.v1"] == counted["campaign.ledger_imported.v1"] == 1
    assert counted["finding.registered.v1"] == 16
    tasks = [one for one in facts if one["type"] == "task.registered.v1"]
    assert (len(tasks), sum(len(one["data"]["measures"]) for one in tasks)) == (20, 31)
    assert {one["data"]["task"]["lead_unit"] for one in tasks} == {None}


async def test_the_same_files_again_are_nothing_new(imported: Office) -> None:
    before = await events(imported)
    for name in (DIRECTORY, LEDGER):
        answer = await imported.import_file("zgb-1", name)
        assert (answer.status_code, answer.json()["recorded"]) == (200, False), answer.text
    assert await events(imported) == before


async def test_a_broken_file_tells_14_faults_and_records_nothing(imported: Office) -> None:
    before = await events(imported)
    answer = await imported.import_file("zgb-1", "ledger-broken.xlsx", opened="2021-09-18")
    assert (answer.status_code, answer.json()["code"]) == (422, "import_faults")
    faults = answer.json()["faults"]
    places = [(one["sheet"], one["row"], one["column"]) for one in faults]
    assert len(faults) == len(set(places)) == 14
    assert all(one["reason"] and one["reason_en"] for one in faults)
    assert await events(imported) == before


async def test_the_one_sheet_form_is_a_campaign_of_its_own(imported: Office) -> None:
    before = await _last(imported)
    again = {"opened": "2021-09-18", "campaign": "一张表"}
    answer = await imported.import_file("zgb-1", ONE_SHEET, **again)
    assert answer.status_code == 201, answer.text
    assert await _topics(imported, before) == {
        "campaign.opened.v1": 1,
        "finding.registered.v1": 16,
        "task.registered.v1": 20,
        "campaign.ledger_imported.v1": 1,
    }
    repeated = await imported.import_file("zgb-1", ONE_SHEET, **again)
    assert (repeated.status_code, repeated.json()["recorded"]) == (200, False), repeated.text


async def test_no_stored_byte_names_a_person_or_a_number(imported: Office) -> None:
    phone = changed(LEDGER, ("责任清单", "G3", PHONE), *_batch("有电话"))
    answer = await send(imported, phone, opened="2021-09-18", campaign="有电话")
    assert answer.status_code == 201, answer.text
    people = list(
        load_workbook(EXAMPLES / DIRECTORY)["人员"].iter_rows(min_row=3, values_only=True)
    )
    posts = {str(row[2]) for row in people}
    private = {str(row[1]) for row in people} - posts | {str(row[5]) for row in people} | {PHONE}
    assert len(private) > 130
    rows = await imported.rows("SELECT state FROM ledger.events")
    everything = b"\n".join(row["state"] for row in rows).decode()
    assert [one for one in private if one in everything or _escaped(one) in everything] == []


async def test_of_two_imports_at_once_one_records_and_nothing_is_half(imported: Office) -> None:
    before = await _last(imported)
    data = changed(LEDGER, *_batch("同时"))
    answers = await asyncio.gather(
        *(
            send(imported, data, account, opened="2021-09-18", campaign="同时")
            for account in ("zgb-1", "zgb-2")
        )
    )
    assert max(one.status_code for one in answers) == 201
    assert min(one.status_code for one in answers) in {200, 201, 409}
    assert sum(one.status_code == 201 for one in answers) == 1
    assert (await _topics(imported, before))["task.registered.v1"] == 20


async def test_units_that_the_directory_lacks_are_mapped_or_registered_by_the_clerk(
    imported: Office,
) -> None:
    data = changed(
        LEDGER, ("责任清单", "D16", "后勤处"), ("责任清单", "F16", None), *_batch("映射")
    )
    wish = {"opened": "2021-09-18", "campaign": "映射"}
    refused = await send(imported, data, **wish)
    assert refused.status_code == 422
    assert [one["name"] for one in refused.json()["unknown_units"]] == ["后勤处"]
    before = await _last(imported)
    mapped = await send(imported, data, map="后勤处=hqb", **wish)
    assert mapped.status_code == 201, mapped.text
    assert mapped.json()["new_units"] == []
    assert "unit.registered.v1" not in await _topics(imported, before)


async def test_a_unit_registered_by_the_clerk_is_recorded_with_the_import(
    imported: Office,
) -> None:
    data = changed(
        LEDGER, ("责任清单", "D16", "物业中心"), ("责任清单", "F16", None), *_batch("登记")
    )
    before = await _last(imported)
    wish = {"opened": "2021-09-18", "campaign": "登记", "register": "物业中心=wyzx:univ"}
    answer = await send(imported, data, **wish)
    assert answer.status_code == 201, answer.text
    assert answer.json()["new_units"] == ["wyzx"]
    assert (await _topics(imported, before))["unit.registered.v1"] == 1


def _batch(name: str) -> list[tuple[str, str, str]]:
    """The campaign's name in the column 批次 of every finding."""
    sheet = load_workbook(EXAMPLES / LEDGER)["问题清单"]
    return [("问题清单", f"B{row}", name) for row in range(3, sheet.max_row + 1)]


def _escaped(text: str) -> str:
    return json.dumps(text).strip('"')
