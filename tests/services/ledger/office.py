"""A running ledger as people use it: each acts under an account, at a moment that can be set."""

import base64
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import asyncpg
import httpx

from chassis.clock import set_clock
from chassis.http import listening
from contracts.identifiers import campaign_id, officer_id, task_id
from services.ledger.bootstrap.api import api_of
from services.ledger.settings import LedgerSettings
from tests.chassis.issuer import NAME, Issuer
from tests.servers import TestDatabases

SHANGHAI = ZoneInfo("Asia/Shanghai")
EXAMPLES = Path(__file__).parents[3] / "examples"
CAMPAIGN = campaign_id("2021年巡视整改")


def task(number: str) -> UUID:
    """The id of a task of the example campaign."""
    return task_id(CAMPAIGN, number)


def person(account: str) -> UUID:
    """The id of a person of the example directory."""
    return officer_id(account)


@dataclass
class Office:
    """Calls the ledger for anybody."""

    client: httpx.AsyncClient
    issuer: Issuer
    clock: Path
    owner_dsn: str
    settings: LedgerSettings
    etags: dict[str, str] = field(default_factory=dict)

    def at(self, moment: str) -> None:
        """Move the clock to this moment in Shanghai."""
        set_clock(self.clock, datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI))

    def headers(self, account: str, **extra: str) -> dict[str, str]:
        """The headers of a request by this person."""
        scope = "bootstrap" if account == "service:operator" else None
        token = self.issuer.token(sub=account, scope=scope)
        return {"Authorization": f"Bearer {token}", **extra}

    async def do(self, account: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
        """Give a command; a new idempotency key unless one is given."""
        given = {"Idempotency-Key": str(uuid4()), **headers}
        return await self.client.post(
            f"/v1/{path}", json=body or {}, headers=self.headers(account, **given)
        )

    async def done(self, account: str, path: str, body: Any = None) -> dict[str, Any]:
        """Give a command that must be carried out."""
        answer = await self.do(account, path, body)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    async def refused(self, account: str, path: str, body: Any = None) -> str:
        """Give a command that must be refused; its code."""
        answer = await self.do(account, path, body)
        assert answer.status_code in {403, 404, 409, 412, 422}, answer.text
        code: str = answer.json()["code"]
        return code

    async def import_file(self, account: str, name: str, **options: Any) -> httpx.Response:
        """Import one of the examples."""
        return await self.client.post(
            "/v1/imports",
            params=options,
            content=(EXAMPLES / name).read_bytes(),
            headers=self.headers(account, **{"File-Name": quote(name)}),
        )

    async def upload(self, account: str, number: str, content: bytes) -> dict[str, Any]:
        """Upload a file for a task; the receipt and the hash."""
        return await self.upload_to(account, f"tasks/{task(number)}/evidence", content)

    async def upload_to(self, account: str, path: str, content: bytes) -> dict[str, Any]:
        """The same for whatever takes files there."""
        answer = await self.client.post(
            f"/v1/{path}",
            content=content,
            headers=self.headers(
                account, **{"File-Name": quote("方案.pdf"), "Content-Type": "application/pdf"}
            ),
        )
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    async def rows(self, query: str, *args: Any) -> list[asyncpg.Record]:
        """What the owner sees in the database."""
        connection = await asyncpg.connect(self.owner_dsn)
        try:
            found: list[asyncpg.Record] = await connection.fetch(query, *args)
            return found
        finally:
            await connection.close()


@asynccontextmanager
async def running_office(databases: TestDatabases, folder: Path) -> AsyncIterator[Office]:
    """A ledger on an empty database, its clock at the campaign's opening."""
    owner = await databases.migrated()
    (folder / "key").write_text(base64.b64encode(secrets.token_bytes(32)).decode())
    set_clock(folder / "clock.json", datetime(2021, 9, 18, 8, tzinfo=SHANGHAI))
    async with office_over(databases, owner, folder) as office:
        yield office


def settings_over(databases: TestDatabases, owner: str, folder: Path) -> LedgerSettings:
    """What a ledger on this database is told; key, clock and evidence are in the folder."""
    return LedgerSettings(
        embedded=True,
        event_store_dsn=databases.as_role(owner, "ledger_runtime"),
        evidence_url=f"file://{folder / 'evidence'}",
        key_file=folder / "key",
        clock_file=folder / "clock.json",
        jwks=str(folder / "jwks.json"),
        token_issuer=NAME,
        largest_evidence=1024 * 1024,
    )


@asynccontextmanager
async def office_over(databases: TestDatabases, owner: str, folder: Path) -> AsyncIterator[Office]:
    """A ledger on this database, with a new issuer of tokens."""
    issuer, clock = Issuer(folder / "jwks.json"), folder / "clock.json"
    settings = settings_over(databases, owner, folder)
    app, _, _, limits = api_of(settings)
    async with (
        listening(app, settings, limits) as url,
        httpx.AsyncClient(base_url=url, timeout=30) as client,
    ):
        yield Office(client, issuer, clock, owner, settings)


async def furnish(office: Office) -> None:
    """Directory and ledger imported."""
    answer = await office.import_file("service:operator", "directory.xlsx")
    assert answer.status_code == 201, answer.text
    answer = await office.import_file("zgb-1", "ledger-2021.xlsx", opened="2021-09-18")
    assert answer.status_code == 201, answer.text
