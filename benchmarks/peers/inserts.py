"""The limit of one insert a transaction: psycopg's pool at 32 clients, and pgbench's C client.

Both insert rows of the event table's form into one table, and check nothing.
"""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from uuid import uuid4

import psycopg_pool

from benchmarks.frame.comparison import Target
from benchmarks.frame.rounds import Round, Side, rate
from benchmarks.peers.payload import EVENT
from deploy.embedded.servers.postgres import installed_programs

CLIENTS = 32
EACH_PER_SECOND = 200
TABLE = (
    "CREATE TABLE peer (id uuid, version bigint, topic text, state bytea,"
    " position bigserial, PRIMARY KEY (id, version))"
)
INDEX = "CREATE UNIQUE INDEX ON peer (position)"
INSERT = "INSERT INTO peer (id, version, topic, state) VALUES (%s, 1, 'x', %s)"
SCRIPT = "INSERT INTO peer (id, version, topic, state) VALUES (gen_random_uuid(), 1, 'x', '{}');\n"


@asynccontextmanager
async def inserts(dsn: str, seconds: float) -> AsyncIterator[Round]:
    """A round of inserts through psycopg, over a table made for it."""
    async with psycopg_pool.AsyncConnectionPool(
        dsn, min_size=CLIENTS, max_size=CLIENTS, kwargs={"autocommit": True}, open=False
    ) as pool:
        async with pool.connection() as connection:
            await connection.execute(TABLE)
            await connection.execute(INDEX)

        async def insert() -> None:
            async with pool.connection() as connection:
                await connection.execute(INSERT, (uuid4(), EVENT))

        yield partial(rate, insert, CLIENTS, seconds)


def psycopg(measure: Round, target: Target | None) -> Side:
    """The side that a round of `inserts` is."""
    return Side(f"INSERT through psycopg on uvloop, {CLIENTS}", measure, target)


def pgbench(dsn: str, folder: Path, seconds: float) -> Side | None:
    """The same by pgbench, into the table that `inserts` made; None where it is not installed."""
    beside_server = installed_programs() / "bin" / "pgbench"
    program = beside_server if beside_server.exists() else shutil.which("pgbench")
    if program is None:
        return None
    script = folder / "insert.sql"
    script.write_text(SCRIPT.format(EVENT.decode()))
    # By number and not by time, of which connecting 32 clients would take a part.
    each = max(5, round(seconds * EACH_PER_SECOND))
    run = ["-n", "-M", "prepared", "-c", str(CLIENTS), "-t", str(each)]

    async def measure() -> float:
        process = await asyncio.create_subprocess_exec(
            *(str(program), *run, "-f", str(script), dsn),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        said, complaints = await process.communicate()
        told = re.search(rb"tps = ([\d.]+)", said)
        if told is None:
            raise RuntimeError(f"pgbench: {complaints.decode()}")
        return float(told[1])

    return Side(f"INSERT by pgbench, {CLIENTS}", measure)
