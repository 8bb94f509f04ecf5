"""P1 to P3, the append path; P2 in process, beside single INSERTs through psycopg at 32 clients.

Load, guards, append, idempotency and side tables; no HTTP and no token. One event a command.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from hashlib import sha256
from itertools import count
from uuid import uuid4

import psycopg_pool

from benchmarks.commands.http import beside_inserts
from benchmarks.frame.measuring import Comparison, compare, rate
from benchmarks.peers.recorder import beside_recorder
from benchmarks.place.servers import Place
from contracts.identifiers import campaign_id
from contracts.words import SourceKind
from services.ledger.application.catalogue import USE_CASES
from services.ledger.application.execution import Executor, Request
from services.ledger.bootstrap.parts import LedgerParts
from services.ledger.domain.finding import RegisterFinding

CAMPAIGN = "压力测试"
REGISTER = next(one for one in USE_CASES if one.name == "register_finding")
INSERT = "INSERT INTO peer (id, version, topic, state) VALUES (%s, 1, 'x', %s)"
EVENT = b"x" * 319


async def append(place: Place) -> list[Comparison]:
    """The comparison at 32 and at 256 callers."""
    async with ledger(place) as executor, peer(place) as pool:
        command = registering(executor, CAMPAIGN)

        async def insert() -> None:
            async with pool.connection() as connection:
                await connection.execute(INSERT, (uuid4(), EVENT))

        inserts = [
            await compare(
                f"P2 append path, {callers} callers / INSERT, 32",
                "per s",
                partial(rate, command, callers),
                partial(rate, insert, 32),
                target,
            )
            for callers, target in ((32, "≥ 2, aim 3"), (256, "≥ 3, aim 5"))
        ]
        over_http = await beside_inserts(place, CAMPAIGN, partial(rate, insert, 32))
        return [over_http, *inserts, await beside_recorder(place, command)]


def registering(executor: Executor, name: str) -> Callable[[], Awaitable[None]]:
    """A command that registers one finding more in this campaign."""
    numbers, campaign, run = count(), campaign_id(name), uuid4()

    async def command() -> None:
        body = RegisterFinding(
            campaign=campaign,
            number=f"W{next(numbers)}",
            source_kind=SourceKind.AUDIT,
            text="部分科研项目结题后结余资金未及时清理",
        )
        digest = sha256(body.number.encode()).digest()
        request = Request("bench", body, digest, run, key=f"{run}{body.number}")
        await executor.execute(REGISTER, request)

    return command


@asynccontextmanager
async def ledger(place: Place) -> AsyncIterator[Executor]:
    """An executor on a store with one office person and one campaign."""
    parts = LedgerParts(place.ledger_settings())
    await parts.open()
    try:
        await place.furnish(parts, CAMPAIGN)
        yield parts.executor()
    finally:
        await parts.close()


@asynccontextmanager
async def peer(place: Place) -> AsyncIterator[psycopg_pool.AsyncConnectionPool]:
    """A pool of 32 clients on a table of the event table's shape, each INSERT committed."""
    async with psycopg_pool.AsyncConnectionPool(
        place.owner_dsn, min_size=32, max_size=32, kwargs={"autocommit": True}, open=False
    ) as pool:
        async with pool.connection() as connection:
            await connection.execute(
                "CREATE TABLE peer (id uuid, version bigint, topic text, state bytea,"
                " position bigserial, PRIMARY KEY (id, version))"
            )
            await connection.execute("CREATE UNIQUE INDEX ON peer (position)")
        yield pool
