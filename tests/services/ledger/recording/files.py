"""The example workbooks, with some of their cells changed."""

from io import BytesIO
from typing import Any
from urllib.parse import quote

import httpx
from openpyxl import load_workbook

from tests.services.ledger.office import EXAMPLES, Office

LEDGER, ONE_SHEET, DIRECTORY = "ledger-2021.xlsx", "ledger-2021-one-sheet.xlsx", "directory.xlsx"


def changed(name: str, *cells: tuple[str, str, Any]) -> bytes:
    """The example with these (sheet, cell, value) in place of its own."""
    book = load_workbook(EXAMPLES / name)
    for sheet, cell, value in cells:
        book[sheet][cell] = value
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


async def send(
    office: Office, data: bytes, account: str = "zgb-1", name: str = "台账.xlsx", **options: Any
) -> httpx.Response:
    """Import these bytes."""
    return await office.client.post(
        "/v1/imports",
        params=options,
        content=data,
        headers=office.headers(account, **{"File-Name": quote(name)}),
    )


async def events(office: Office) -> int:
    """How many events the store holds."""
    return int((await office.rows("SELECT count(*) FROM ledger.events"))[0][0])


async def keys(office: Office) -> int:
    """How many keys of people and cases there are."""
    return int((await office.rows("SELECT count(*) FROM ledger.keys"))[0][0])
