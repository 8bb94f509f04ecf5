"""More commands than may wait are sent away at once, and those that wait are not disturbed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import asyncpg
import httpx
import pytest

from chassis.http import listening
from services.ledger.adapters.postgres.tables.append_function import APPEND_LOCK
from services.ledger.bootstrap.api import api_of
from tests.services.ledger.office import CAMPAIGN, Office

ROOM = 2
MOST = 12


@pytest.fixture(params=["group", "stock"])
async def narrow(office: Office, request: pytest.FixtureRequest) -> AsyncIterator[Office]:
    """A ledger where two commands may wait."""
    update = {"store_writer": request.param, "queue_length": ROOM}
    settings = office.settings.model_copy(update=update)
    app, _, _, limits = api_of(settings)
    async with (
        listening(app, settings, limits) as url,
        httpx.AsyncClient(base_url=url, timeout=30) as client,
    ):
        yield replace(office, client=client)


async def test_a_full_queue_says_when_to_come_back_and_loses_nobody(narrow: Office) -> None:
    async with _held(narrow):
        commands = [asyncio.create_task(_register(narrow, number)) for number in range(MOST)]
        async with asyncio.timeout(20):
            while sum(one.done() for one in commands) < MOST - 3 * ROOM:
                await asyncio.sleep(0.01)
        assert {one.result().status_code for one in commands if one.done()} == {503}
    answers = await asyncio.gather(*commands)
    done = [one for one in answers if one.status_code == 200]
    refused = [one for one in answers if one.status_code != 200]
    assert {(one.status_code, one.json()["code"]) for one in refused} == {(503, "store_busy")}
    assert {one.headers["Retry-After"] for one in refused} == {"1"}
    assert await _stored(narrow) == len(done) >= ROOM
    again = await asyncio.gather(*(_register(narrow, number) for number in range(ROOM)))
    assert {one.status_code for one in again} <= {200, 503}


async def _register(office: Office, number: int) -> httpx.Response:
    finding = {"campaign": str(CAMPAIGN), "number": f"Q{number}", "source_kind": "audit"}
    key = {"Idempotency-Key": f"queue {number}"}
    return await office.do("zgb-1", "findings/register-finding", finding | {"text": "结余"}, **key)


async def _stored(office: Office) -> int:
    query = "SELECT 1 FROM ledger.idempotency WHERE key LIKE 'queue %'"
    return len(await office.rows(query))


@asynccontextmanager
async def _held(office: Office) -> AsyncIterator[None]:
    """Nobody appends meanwhile: another writer has the lock."""
    connection = await asyncpg.connect(office.owner_dsn)
    try:
        await connection.execute("SELECT pg_advisory_lock($1)", APPEND_LOCK)
        yield
    finally:
        await connection.close()
