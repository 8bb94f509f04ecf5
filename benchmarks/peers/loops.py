"""The inserts through psycopg as most programs would run them: asyncio's own loop, and threads.

Beside them `inserts` is the strictest: it runs on uvloop, as the ledger does.
"""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from uuid import uuid4

import psycopg_pool

from benchmarks.frame.rounds import Side, rate
from benchmarks.peers.inserts import CLIENTS, INSERT
from benchmarks.peers.payload import EVENT

AUTOCOMMIT = {"autocommit": True}


def other_loops(dsn: str, seconds: float) -> list[Side]:
    """Two sides over the table that `inserts` made."""
    return [
        Side(f"the same on asyncio's loop, {CLIENTS}", partial(_on_own_loop, dsn, seconds)),
        Side(
            f"the same in threads, {CLIENTS}",
            partial(asyncio.to_thread, _in_threads, dsn, seconds),
        ),
    ]


async def _on_own_loop(dsn: str, seconds: float) -> float:
    """In a thread, whose loop is the standard one whatever runs here."""
    return await asyncio.to_thread(asyncio.run, _inserted(dsn, seconds))


async def _inserted(dsn: str, seconds: float) -> float:
    async with psycopg_pool.AsyncConnectionPool(
        dsn, min_size=CLIENTS, max_size=CLIENTS, kwargs=AUTOCOMMIT, open=False
    ) as pool:
        await pool.wait()

        async def insert() -> None:
            async with pool.connection() as connection:
                await connection.execute(INSERT, (uuid4(), EVENT))

        return await rate(insert, CLIENTS, seconds)


def _in_threads(dsn: str, seconds: float) -> float:
    with psycopg_pool.ConnectionPool(
        dsn, min_size=CLIENTS, max_size=CLIENTS, kwargs=AUTOCOMMIT, open=True
    ) as pool:
        pool.wait()
        begun = time.perf_counter()
        ends = begun + seconds

        def caller(_: int) -> int:
            done = 0
            while time.perf_counter() < ends:
                with pool.connection() as connection:
                    connection.execute(INSERT, (uuid4(), EVENT))
                done += 1
            return done

        with ThreadPoolExecutor(CLIENTS) as threads:
            done = sum(threads.map(caller, range(CLIENTS)))
        return done / (time.perf_counter() - begun)
