"""P1: commands over HTTP to one ledger process, beside single-row INSERTs at 32 clients.

The process is the product's own, with tokens; its caller, in this process, takes its share of the
same cores.
"""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from uuid import uuid4

from benchmarks.commands.ledger import CAMPAIGN, ledger
from benchmarks.frame.comparison import Result, Subject, Target
from benchmarks.frame.rounds import compare, rate
from benchmarks.frame.scale import Scale
from benchmarks.peers.inserts import inserts, psycopg
from benchmarks.place.servers import ISSUER, Place
from benchmarks.place.tokens import token
from contracts.identifiers import campaign_id

CLIENTS = 32
LIMIT = 60.0

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def over_http(place: Place, scale: Scale) -> list[Result]:
    """The comparison at 32 connections."""
    async with ledger(place):
        bearer = token(place)
    subject = Subject("P1", f"commands over HTTP, {CLIENTS} callers", "per s")
    async with inserts(place.owner_dsn, scale.seconds) as insert:
        with _served(place) as port_file:
            port = await asyncio.to_thread(_port, port_file)
            async with _connections(port) as idle:
                ours = partial(rate, partial(_command, idle, bearer), CLIENTS, scale.seconds)
                limit = psycopg(insert, Target(0.3, aim=0.6))
                return [*await compare(subject, ours, [limit], scale.rounds)]


async def _command(idle: list[Connection], bearer: str) -> None:
    body = {
        "campaign": str(campaign_id(CAMPAIGN)),
        "number": f"H{uuid4()}",
        "source_kind": "audit",
        "text": "部分科研项目结题后结余资金未及时清理",
    }
    await _post(idle, bearer, json.dumps(body).encode())


@contextmanager
def _served(place: Place) -> Iterator[Path]:
    port_file = place.folder / "port"
    environment = {
        **os.environ,
        "TAIZHANG_EVENT_STORE_DSN": place.runtime_dsn,
        "TAIZHANG_EVIDENCE_URL": (place.folder / "evidence").as_uri(),
        "TAIZHANG_KEY_FILE": str(place.folder / "key"),
        "TAIZHANG_TOKEN_ISSUER": ISSUER,
        "TAIZHANG_JWKS": str(place.jwks),
        "TAIZHANG_PORT_FILE": str(port_file),
    }
    command = [sys.executable, "-m", "services.ledger", "api"]
    with (place.folder / "api.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)  # noqa: S603
    try:
        yield port_file
    finally:
        process.terminate()
        process.wait(LIMIT)


def _port(port_file: Path) -> int:
    ends = time.monotonic() + LIMIT
    while not port_file.exists():
        if time.monotonic() > ends:
            raise TimeoutError("the ledger does not start; see api.log beside its port file")
        time.sleep(0.05)
    return int(port_file.read_text())


@asynccontextmanager
async def _connections(port: int) -> AsyncIterator[list[Connection]]:
    idle = [await asyncio.open_connection("127.0.0.1", port) for _ in range(CLIENTS)]
    try:
        yield idle
    finally:
        for _, writer in idle:
            writer.close()


async def _post(idle: list[Connection], bearer: str, body: bytes) -> None:
    reader, writer = idle.pop()
    head = (
        "POST /v1/findings/register-finding HTTP/1.1\r\nHost: ledger\r\n"
        f"Authorization: Bearer {bearer}\r\nIdempotency-Key: {uuid4()}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    writer.write(head.encode() + body)
    answered = (await reader.readuntil(b"\r\n\r\n")).lower()
    size = int(answered.partition(b"content-length:")[2].partition(b"\r\n")[0])
    said = await reader.readexactly(size)
    if b" 200 " not in answered.partition(b"\r\n")[0]:
        raise RuntimeError(said.decode())
    idle.append((reader, writer))
