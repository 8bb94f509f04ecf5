"""From nothing to the first served request, and again on the same folder; beside the servers alone.

The packages are installed already.
"""

import asyncio
import json
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import httpx

from benchmarks.frame.comparison import Result, Subject
from benchmarks.frame.rounds import Side, compare, limit
from benchmarks.frame.scale import Scale
from benchmarks.place.servers import Place
from deploy.embedded.servers.nats import EmbeddedNats
from deploy.embedded.servers.postgres import EmbeddedPostgres
from deploy.provision.accounts import USERS

PROGRAM = Path(sys.executable).with_name("taizhang")
COLD, WARM = 15.0, 5.0
"""Limits on two cores, in seconds."""

LIMIT = 120.0
PAUSE = 0.02


async def start(place: Place, scale: Scale) -> list[Result]:
    """Two comparisons: a new folder each round, and one folder again and again."""
    numbers, kept = count(), place.folder / "kept"

    def new() -> Path:
        return place.folder / f"new{next(numbers)}"

    async def cold() -> float:
        return await asyncio.to_thread(_served, new())

    async def warm() -> float:
        return await asyncio.to_thread(_served, kept)

    async def servers_cold() -> float:
        return await asyncio.to_thread(_servers, new())

    async def servers_warm() -> float:
        return await asyncio.to_thread(_servers, place.folder / "servers")

    found: list[Result] = []
    for what, ours, alone, seconds in (
        ("in a new folder", cold, servers_cold, COLD),
        ("again in the same folder", warm, servers_warm, WARM),
    ):
        peers = [limit(seconds), Side("its servers alone", alone)]
        found += await compare(Subject("start", what, "s"), ours, peers, min(scale.rounds, 3))
    return found


def _served(folder: Path) -> float:
    """Seconds from the command to the first answer of the ledger."""
    begun = time.perf_counter()
    with _up(folder):
        while time.perf_counter() - begun < LIMIT:
            with suppress(OSError, ValueError, KeyError, httpx.HTTPError):
                run = json.loads((folder / "run.json").read_text())
                if httpx.get(f"{run['ledger']['url']}/health/ready").is_success:
                    return time.perf_counter() - begun
            time.sleep(PAUSE)
    raise TimeoutError(f"nothing was served within {LIMIT} s")


@contextmanager
def _up(folder: Path) -> Iterator[None]:
    command = [str(PROGRAM), "up", "--data", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    try:
        yield
    finally:
        process.terminate()  # SIGINT is not heard by what was started in the background
        process.wait(LIMIT)


def _servers(folder: Path) -> float:
    """Seconds until PostgreSQL and NATS alone answer."""
    password = folder / "password"
    folder.mkdir(exist_ok=True)
    if not password.exists():
        password.write_text(secrets.token_urlsafe(16))
    postgres = EmbeddedPostgres(folder / "postgres", password.read_text())
    server = EmbeddedNats(folder / "nats", {user.name: password.read_text() for user in USERS})
    begun = time.perf_counter()
    try:
        postgres.start()
        server.start()
        return time.perf_counter() - begun
    finally:
        server.stop()
        postgres.stop()
