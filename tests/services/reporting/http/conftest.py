"""The service behind its HTTP, with the story of one task in its store; one for a module."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from chassis.http import listening
from services.reporting.bootstrap.serving import app_of
from tests.chassis.issuer import Issuer
from tests.servers import TestDatabases
from tests.services.reporting.history import a_store
from tests.services.reporting.stored import Store, a_reporting_database, a_store_of_its_own
from tests.services.reporting.told import settings_for


@dataclass(frozen=True)
class Desk:
    """Asks as anybody; `last` is the position of the newest event."""

    url: str
    issuer: Issuer
    store: Store
    reporting_dsn: str
    last: int

    async def get(self, account: str | None, path: str, **params: Any) -> httpx.Response:
        """The answer to this account; None sends no token."""
        act_as = params.pop("act_as", None)
        headers = {} if act_as is None else {"Act-As": act_as}
        if account:
            headers["Authorization"] = f"Bearer {self.issuer.token(sub=account)}"
        async with httpx.AsyncClient(base_url=self.url, timeout=10) as client:
            return await client.get(path, params=params, headers=headers)

    async def read(self, account: str, path: str, **params: Any) -> dict[str, Any]:
        """The body of an answer that must succeed."""
        answer = await self.get(account, path, **params)
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        return body

    async def refused(self, account: str | None, path: str, **params: Any) -> tuple[int, str]:
        """Status and code of a problem."""
        answer = await self.get(account, path, **params)
        assert answer.headers["content-type"] == "application/problem+json"
        return answer.status_code, answer.json()["code"]

    async def applied(self, position: int) -> None:
        """Wait until the model shows the position."""
        for _ in range(1_000):
            if (await self.get(None, "/health/ready")).json()["position"] == position:
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"position {position} was not applied")


@pytest.fixture(scope="module")
async def desk(
    databases: TestDatabases, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Desk]:
    """The running service, with everything stored visible."""
    folder: Path = tmp_path_factory.mktemp("reporting")
    issuer = Issuer(folder / "jwks.json")
    store = await a_store_of_its_own(databases)
    reporting_dsn = await a_reporting_database(databases)
    settings = settings_for(store, reporting_dsn, issuer, folder)
    last = (await store.append_day_by_day(a_store()))[-1]
    async with listening(app_of(settings), settings) as url:
        desk = Desk(url, issuer, store, reporting_dsn, last)
        await desk.applied(last)
        yield desk
