"""A real ledger and reporting over its store, as the two run beside each other."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from chassis.clock import SystemClock
from chassis.http import listening
from chassis.signing.key_file import SigningKeyFile
from deploy.provision.roles import OWNER
from services.ledger.bootstrap.checkpointer import checkpointer_of
from services.ledger.settings import CheckpointerSettings
from services.reporting.bootstrap.serving import app_of
from services.reporting.settings import ReportingSettings
from tests.chassis.issuer import NAME
from tests.kinds import NatsServer
from tests.servers import TestDatabases
from tests.services.ledger.office import Office, running_office
from tests.services.reporting.stored import a_reporting_database

ORIGIN = "ledger.example.org/taizhang"
SCOPES = "directory statements"


@dataclass(frozen=True)
class Pair:
    """The ledger's office, and a client of reporting."""

    office: Office
    reporting: httpx.AsyncClient
    reporting_owner_dsn: str

    async def read(self, account: str, path: str, **params: Any) -> httpx.Response:
        """What reporting answers, once it shows all that the ledger has stored."""
        head = (await self.office.client.get("/health/ready")).json()["position"]
        params.setdefault("min_position", head)
        headers = self.office.headers(account)
        answer = await self.reporting.get(path, params=params, headers=headers)
        assert answer.status_code == 200, answer.text
        return answer

    async def import_bytes(self, data: bytes, **options: str) -> dict[str, Any]:
        """Import a workbook as the office; it must be recorded."""
        headers = self.office.headers("zgb-1", **{"File-Name": quote("台账.xlsx")})
        answer = await self.office.client.post(
            "/v1/imports", params=options, content=data, headers=headers
        )
        assert answer.status_code in {200, 201}, answer.text
        body: dict[str, Any] = answer.json()
        return body


@asynccontextmanager
async def ledger_and_reporting(
    databases: TestDatabases, folder: Path, nats: NatsServer | None = None
) -> AsyncIterator[Pair]:
    """Both services on databases of their own, with the example directory imported.

    With NATS, the history is signed too.
    """
    folder.mkdir(exist_ok=True)
    async with AsyncExitStack() as running:
        office = await running.enter_async_context(running_office(databases, folder))
        reporting_dsn = await a_reporting_database(databases)
        signed = signing(databases, office, folder, nats) if nats else None
        settings = ReportingSettings.load(
            embedded=True,
            clock_file=office.clock,
            event_store_dsn=databases.as_role(office.owner_dsn, "reporting_reader"),
            reporting_dsn=reporting_dsn,
            jwks=str(office.issuer.path),
            token_issuer=NAME,
            ledger_url=str(office.client.base_url),
            service_token=office.issuer.token(sub="service:reporting", scope=SCOPES),
            checkpointer_url=await running.enter_async_context(signed) if signed else None,
            reporting_poll=0.05,
        )
        url = await running.enter_async_context(listening(app_of(settings), settings))
        client = httpx.AsyncClient(base_url=url, timeout=20)
        await running.enter_async_context(client)
        answer = await office.import_file("service:operator", "directory.xlsx")
        assert answer.status_code == 201, answer.text
        yield Pair(office, client, databases.as_role(reporting_dsn, OWNER))


@asynccontextmanager
async def signing(
    databases: TestDatabases, office: Office, folder: Path, nats: NatsServer
) -> AsyncIterator[str]:
    """A checkpointer over the office's store, with `signing_key` of the folder; its address."""
    keys = SigningKeyFile(folder / "signing_key")
    keys.create(ORIGIN, SystemClock().now())
    (folder / "checkpoints").mkdir()
    settings = CheckpointerSettings.load(
        event_store_dsn=databases.as_role(office.owner_dsn, "ledger_checkpointer"),
        nats_url=nats.url,
        nats_password=nats.passwords["checkpointer"],
        signing_key_file=str(keys.path),
        checkpoint_dir=str(folder / "checkpoints"),
        checkpoint_interval=0.05,
        jwks=str(office.issuer.path),
        token_issuer=NAME,
    )
    async with listening(checkpointer_of(settings), settings) as url:
        yield url
