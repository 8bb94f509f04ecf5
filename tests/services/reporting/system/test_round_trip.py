"""The exported workbook, imported into an empty store, gives the same campaign again."""

import asyncio
import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.servers import TestDatabases
from tests.services.ledger.office import EXAMPLES
from tests.services.reporting.system.pair import Pair, ledger_and_reporting

OPENED = "2021-09-18"
LEDGERS = {
    "ledger-2021.xlsx": {"opened": OPENED},
    "ledger-2021-one-sheet.xlsx": {
        "opened": OPENED,
        "campaign": "二级单位台账",
        "source": "central_inspection",
    },
}


@pytest.fixture
async def pair(databases: TestDatabases, tmp_path: Path) -> AsyncIterator[Pair]:
    async with ledger_and_reporting(databases, tmp_path / "first") as pair:
        yield pair


@pytest.fixture
async def empty(databases: TestDatabases, tmp_path: Path) -> AsyncIterator[Pair]:
    async with ledger_and_reporting(databases, tmp_path / "second") as pair:
        yield pair


async def _named(pair: Pair) -> None:
    """Wait until names have come from the ledger."""
    for _ in range(400):
        items = (await pair.read("zgb-1", "/v1/tasks")).json()["items"]
        if items and all(item["leader"]["name"] for item in items):
            return
        await asyncio.sleep(0.02)
    raise AssertionError("names did not come")


async def _said(pair: Pair) -> dict[str, Any]:
    """All that a workbook says, from the read model, without what each import makes anew."""
    findings = (await pair.read("zgb-1", "/v1/findings")).json()["items"]
    said: dict[str, Any] = {
        "campaigns": [
            {name: one[name] for name in ("id", "name", "opened_on")}
            for one in (await pair.read("zgb-1", "/v1/campaigns")).json()["items"]
        ],
        "findings": [each["finding"] for each in findings],
        "tasks": [],
    }
    for item in (await pair.read("zgb-1", "/v1/tasks", limit=500)).json()["items"]:
        page = (await pair.read("zgb-1", f"/v1/tasks/{item['id']}")).json()
        page.pop("seen_at")
        page.pop("registered_at")
        for measure in page["measures"]:
            measure.pop("declared_progress")
        said["tasks"].append(page)
    return said


@pytest.mark.parametrize("name", LEDGERS)
async def test_an_export_imported_into_an_empty_store_says_the_same(
    pair: Pair, empty: Pair, name: str
) -> None:
    await pair.import_bytes((EXAMPLES / name).read_bytes(), **LEDGERS[name])
    await _named(pair)
    exported = (await pair.read("zgb-1", "/v1/export.xlsx")).content
    imported = await empty.import_bytes(exported, opened=OPENED)
    counts = imported["counts"]
    assert (counts["findings"], counts["tasks"], counts["measures"]) == (16, 20, 31)
    await _named(empty)
    assert await _said(empty) == await _said(pair)
    assert not (await pair.import_bytes(exported))["recorded"]


async def test_a_workbook_keeps_text_that_begins_like_a_formula_as_text(pair: Pair) -> None:
    book = openpyxl.load_workbook(EXAMPLES / "ledger-2021.xlsx")
    texts = ["+SUM(A1)", "-1", "@cmd", "换行\n第二行"]
    for row, text in enumerate(texts, 3):
        book["问题清单"].cell(row, 7).value = text
    sent = io.BytesIO()
    book.save(sent)
    await pair.import_bytes(sent.getvalue(), opened=OPENED)
    await _named(pair)
    exported = (await pair.read("zgb-1", "/v1/export.xlsx")).content
    sheet = openpyxl.load_workbook(io.BytesIO(exported))["问题清单"]
    cells = [sheet.cell(row, 7) for row in range(3, 3 + len(texts))]
    assert [cell.value for cell in cells] == texts
    assert {cell.data_type for cell in cells} == {"s"}
