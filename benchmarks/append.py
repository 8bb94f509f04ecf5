"""P2: the append path in process, beside single-row INSERTs through psycopg at 32 clients.

Load, guards, append, idempotency and side tables; no HTTP and no token. One event a command.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from hashlib import sha256
from itertools import count
from uuid import uuid4

import psycopg_pool

from benchmarks.measuring import Comparison, compare
from benchmarks.place import Place
from contracts.identifiers import campaign_id
from contracts.words import SourceKind
from services.ledger.application.catalogue import USE_CASES
from services.ledger.application.execution import Executor, Request
from services.ledger.bootstrap.parts import LedgerParts
from services.ledger.domain.finding import RegisterFinding

SECONDS = 2.0
CAMPAIGN = "压力测试"
REGISTER = next(one for one in USE_CASES if one.name == "register_finding")
INSERT = "INSERT INTO peer (id, version, topic, state) VALUES (%s, 1, 'x', %s)"
EVENT = b"x" * 319


async def append(place: Place) -> list[Comparison]:
    """The comparison at 32 and at 256 callers."""
    async with ledger(place) as executor, peer(place) as pool:
        numbers, campaign, run = count(), campaign_id(CAMPAIGN), uuid4()

        async def command() -> None:
            body = RegisterFinding(
                campaign=campaign,
                number=f"W{next(numbers)}",
                source_kind=SourceKind.AUDIT,
                text="部分科研项目结题后结余资金未及时清理",
            )
            digest = sha256(body.number.encode()).digest()
            request = Request("bench", body, digest, run, key=body.number)
            await executor.execute(REGISTER, request)

        async def insert() -> None:
            async with pool.connection() as connection:
                await connection.execute(INSERT, (uuid4(), EVENT))

        return [
            await compare(
                f"P2 append path, {callers} callers / INSERT, 32",
                "per s",
                partial(rate, command, callers),
                partial(rate, insert, 32),
                target,
            )
            for callers, target in ((32, "≥ 2, aim 3"), (256, "≥ 3, aim 5"))
        ]


async def rate(work: Callable[[], Awaitable[None]], callers: int) -> float:
    """How often per second so many callers, each after its own last answer, get it done."""
    ends, done = time.perf_counter() + SECONDS, 0

    async def caller() -> None:
        nonlocal done
        while time.perf_counter() < ends:
            await work()
            done += 1

    begun = time.perf_counter()
    await asyncio.gather(*(caller() for _ in range(callers)))
    return done / (time.perf_counter() - begun)


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
