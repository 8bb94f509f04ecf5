"""Event stores that others know, 32 callers each: Emmett and Message DB on our Postgres, UmaDB.

Each refuses a stream that is not new. They run in processes of their own, and so does the server
of UmaDB. What cannot be had is told as missing.
"""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.frame.comparison import Missing, Subject, Target
from benchmarks.frame.rounds import Round, Side
from benchmarks.peers.fetching import HERE, PeerMissingError, node_peers, python_peers
from benchmarks.peers.program import program
from deploy.embedded.processes.ports import LOOPBACK, free_port

CALLERS = 32
SERVE = "import sys, umadb; umadb.run_server_from_args(['umadb', *sys.argv[1:]])"
STARTS_WITHIN, LOOK_EVERY = 20.0, 0.05


@dataclass(frozen=True, slots=True)
class Stores:
    """Those that run, and those that could not be had."""

    sides: list[Side] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)


@contextmanager
def stores(dsn: str, folder: Path, seconds: float, subject: Subject) -> Iterator[Stores]:
    """All three; the target is that of those on the same Postgres."""
    same_server = Target(6)
    ways: dict[str, tuple[Callable[[], AbstractContextManager[Round]], Target | None]] = {
        "Emmett": (partial(_on_postgres, "emmett", dsn, seconds), same_server),
        "Message DB": (partial(_on_postgres, "message-db", dsn, seconds), same_server),
        "UmaDB": (partial(_umadb, folder, seconds), None),
    }
    found = Stores()
    with ExitStack() as stack:
        for name, (way, target) in ways.items():
            told = f"{name}, {CALLERS}"
            try:
                found.sides.append(Side(told, stack.enter_context(way()), target))
            except PeerMissingError as problem:
                found.missing.append(Missing(subject, told, str(problem)))
        yield found


@contextmanager
def _on_postgres(kind: str, dsn: str, seconds: float) -> Iterator[Round]:
    node, folder = node_peers()
    command = [str(node), str(folder / "store.mjs"), kind, str(CALLERS)]
    with program(command, {"PEER_DSN": dsn}, seconds) as measure:
        yield measure


@contextmanager
def _umadb(folder: Path, seconds: float) -> Iterator[Round]:
    environment = {"PYTHONPATH": str(python_peers())}
    port = free_port()
    data = folder / "umadb"
    data.mkdir()
    options = ["--listen", f"{LOOPBACK}:{port}", "--db-path", str(data)]
    with (folder / "umadb.log").open("wb") as log:
        server = subprocess.Popen(  # noqa: S603 - fetched by hash
            [sys.executable, "-c", SERVE, *options], env=environment, stdout=log, stderr=log
        )
    try:
        _wait_for(port, server)
        told = environment | {"PEER_URL": f"http://{LOOPBACK}:{port}"}
        command = [sys.executable, str(HERE / "store_uma.py"), str(CALLERS)]
        with program(command, told, seconds) as measure:
            yield measure
    finally:
        server.kill()
        server.wait(STARTS_WITHIN)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < ends and server.poll() is None:
        try:
            socket.create_connection((LOOPBACK, port), 1).close()
        except OSError:
            time.sleep(LOOK_EVERY)
        else:
            return
    raise PeerMissingError("its server does not start")
