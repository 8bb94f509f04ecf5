"""An import that is refused, or only tried, records nothing and leaves nothing behind."""

from typing import Any

import pytest

from services.ledger.application.recording import importer
from tests.services.ledger.office import Office, task
from tests.services.ledger.recording.files import DIRECTORY, LEDGER, changed, events, keys, send


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "column"),
    [
        ("问题清单", "D3", "另一种说法", "编号"),
        ("任务清单", "C3", "另一个任务", "任务号"),
        ("任务清单", "D3", "另一个目标", "任务号"),
        ("任务清单", "E4", "另一条措施", "任务号"),
        ("任务清单", "G4", "2021-11-14", "任务号"),
        ("任务清单", "H4", "另一种成果", "任务号"),
        ("任务清单", "I6", "另一个制度", "任务号"),
        ("任务清单", "B7", "W03", "任务号"),
        ("责任清单", "B3", "校长", "任务号"),
        ("责任清单", "C3", "校长", "任务号"),
        ("责任清单", "D3", "组织部", "任务号"),
        ("责任清单", "E3", "组织部", "任务号"),
        ("责任清单", "F3", "团委经办人", "任务号"),
    ],
)
async def test_a_row_that_differs_is_a_fault_at_its_place(
    imported: Office, sheet: str, cell: str, value: Any, column: str
) -> None:
    before = await events(imported)
    cells = [(sheet, cell, value)]
    if cell == "D3" and sheet == "责任清单":
        cells.append((sheet, "E3", "各分党委"))
    if sheet == "任务清单" and cell in {"C3", "D3"}:
        cells.append((sheet, cell[0] + "4", value))
    answer = await send(imported, changed(LEDGER, *cells))
    told = answer.json()
    assert answer.status_code == 422, answer.text
    assert told["code"] == "import_faults"
    faults = [(one["code"], one["column"]) for one in told["faults"]]
    assert faults == [("changed_row", column)]
    assert told["faults"][0]["row"] >= 3
    assert told["faults"][0]["sheet"] in {"问题清单", "任务清单"}
    assert await events(imported) == before


async def test_a_changed_row_among_new_ones_records_none_of_them(imported: Office) -> None:
    before = await events(imported)
    new = ["W99", "2021年巡视整改", "审计", "新问题"]
    cells = [("问题清单", f"{column}20", value) for column, value in zip("ABCD", new, strict=True)]
    answer = await send(imported, changed(LEDGER, ("问题清单", "D3", "另一种说法"), *cells))
    assert answer.status_code == 422
    assert await events(imported) == before


async def test_a_row_that_no_message_of_the_stream_could_hold_is_refused(
    imported: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importer, "LARGEST_EVENT", 4096)
    before = await events(imported)
    new = ["W99", "2021年巡视整改", "审计", "新" * 4096]
    cells = [("问题清单", f"{column}20", value) for column, value in zip("ABCD", new, strict=True)]
    answer = await send(imported, changed(LEDGER, *cells))
    assert (answer.status_code, answer.json()["code"]) == (409, "event_too_large")
    assert await events(imported) == before


async def test_a_dry_run_of_a_ledger_records_nothing(imported: Office) -> None:
    before = (await events(imported), await keys(imported))
    answer = await imported.import_file(
        "zgb-1", "ledger-2021-one-sheet.xlsx", opened="2021-09-18", campaign="试", dry_run="true"
    )
    told = answer.json()
    assert (answer.status_code, told["recorded"], told["position"]) == (200, False, None)
    assert told["counts"]["tasks"] == 20
    assert (await events(imported), await keys(imported)) == before


async def test_a_dry_run_of_a_directory_makes_no_key(imported: Office) -> None:
    before = (await events(imported), await keys(imported))
    person = ["new-1", "新人", "经办人", "hqb"]
    cells = [("人员", f"{column}79", value) for column, value in zip("ABCD", person, strict=True)]
    answer = await send(imported, changed(DIRECTORY, *cells), dry_run="true")
    assert answer.status_code == 200, answer.text
    assert (await events(imported), await keys(imported)) == before


@pytest.mark.parametrize("account", ["hqb-head", "ddz-1", "ldxz-1", "auditor-1", "nobody"])
async def test_nobody_but_the_office_imports(imported: Office, account: str) -> None:
    before = await events(imported)
    answer = await imported.import_file(account, LEDGER)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")
    assert await events(imported) == before


async def test_a_bootstrap_ends_with_the_first_officer(imported: Office) -> None:
    answer = await imported.import_file("service:operator", DIRECTORY)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")


async def test_a_bootstrap_brings_in_no_ledger(empty_office: Office) -> None:
    answer = await empty_office.import_file("service:operator", LEDGER, opened="2021-09-18")
    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")
    plain = await empty_office.import_file("zgb-1", DIRECTORY)
    assert plain.status_code == 403
    assert await events(empty_office) == 0


@pytest.mark.parametrize(
    ("wish", "status", "code"),
    [
        ({}, 409, "opened_missing"),
        ({"opened": "2021-09-21"}, 409, "opens_in_the_future"),
        ({"opened": "soon"}, 422, "invalid_request"),
        ({"opened": "2021-09-18", "map": "后勤处"}, 422, "import_option"),
    ],
)
async def test_a_new_campaign_needs_an_opening_that_makes_sense(
    imported: Office, wish: dict[str, str], status: int, code: str
) -> None:
    before = await events(imported)
    answer = await imported.import_file(
        "zgb-1", "ledger-2021-one-sheet.xlsx", campaign="未开", **wish
    )
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert await events(imported) == before


async def test_an_import_of_too_many_events_is_refused_with_advice(
    imported: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importer, "MOST_EVENTS", 37)
    before = await events(imported)
    answer = await imported.import_file(
        "zgb-1", "ledger-2021-one-sheet.xlsx", opened="2021-09-18", campaign="太大"
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "import_too_large")
    assert "split" in answer.json()["detail"]
    assert await events(imported) == before


@pytest.mark.parametrize("data", [b"", b"x", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 200])
async def test_what_is_no_workbook_is_a_fault(imported: Office, data: bytes) -> None:
    answer = await send(imported, data)
    assert (answer.status_code, answer.json()["code"]) == (422, "import_faults")
    assert len(answer.json()["faults"]) == 1


async def test_a_row_that_equals_what_an_import_recorded_stays_equal_after_the_plan_changed(
    office: Office,
) -> None:
    office.at("2021-09-20T09:00")
    await office.done("zgb-1", f"tasks/{task('R14-1')}/assign-task")
    before = await events(office)
    answer = await office.import_file("zgb-1", LEDGER)
    assert (answer.status_code, answer.json()["recorded"]) == (200, False), answer.text
    assert await events(office) == before
