"""What a Postgres from the wheel survives, and that it is a careful one."""

import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import psycopg
import pytest

from deploy.embedded.servers.postgres import EmbeddedPostgres

HOLDER = """
import sys, time
from pathlib import Path
from deploy.embedded.servers.postgres import EmbeddedPostgres
server = EmbeddedPostgres(Path(sys.argv[1]), sys.argv[2])
server.start()
print(server.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(tmp_path / "postgres", secrets.token_urlsafe(8))
    server.start()
    yield server
    server.resume()
    server.stop()


def run(server: EmbeddedPostgres, statement: str, timeout_ms: int = 0) -> list[tuple[object, ...]]:
    with psycopg.connect(server.url, autocommit=True, connect_timeout=2) as connection:
        connection.execute(f"SET statement_timeout = {timeout_ms}")
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def test_a_commit_survives_a_kill_on_the_same_port(server: EmbeddedPostgres) -> None:
    run(server, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
    port = server.port
    server.kill()
    assert not server.running
    server.start()
    assert server.port == port
    assert run(server, "SELECT count(*) FROM kept") == [(1000,)]


def test_a_paused_server_is_silent_and_goes_on_when_resumed(server: EmbeddedPostgres) -> None:
    server.pause()
    with pytest.raises(psycopg.OperationalError):
        run(server, "SELECT 1")
    server.resume()
    assert run(server, "SELECT 1") == [(1,)]


def test_a_stopped_server_starts_again_with_its_data(server: EmbeddedPostgres) -> None:
    run(server, "CREATE TABLE kept (n int)")
    server.stop()
    server.start()
    assert run(server, "SELECT count(*) FROM kept") == [(0,)]


def test_it_is_durable_and_asks_everyone_for_the_password(server: EmbeddedPostgres) -> None:
    assert run(server, "SHOW fsync") == [("on",)]
    assert run(server, "SHOW synchronous_commit") == [("on",)]
    assert run(server, "SHOW server_encoding") == [("UTF8",)]
    assert run(server, "SELECT DISTINCT auth_method FROM pg_hba_file_rules ORDER BY 1") == [
        ("reject",),
        ("scram-sha-256",),
    ]
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(server.url.replace(server.password, "wrong"))


def test_nothing_of_the_password_is_left_in_the_folder(server: EmbeddedPostgres) -> None:
    files = [path for path in server.home.rglob("*") if path.is_file()]
    assert not [path for path in files if server.password.encode() in path.read_bytes()]


def test_a_half_made_cluster_is_made_again(tmp_path: Path) -> None:
    partial = tmp_path / "postgres" / "data" / "partial"
    partial.mkdir(parents=True)
    (partial / "PG_VERSION").write_text("18")
    server = EmbeddedPostgres(tmp_path / "postgres", "pw")
    server.start()
    assert run(server, "SELECT 1") == [(1,)]
    server.stop()


def test_a_leftover_server_is_ended_by_the_next_start(server: EmbeddedPostgres) -> None:
    run(server, "CREATE TABLE kept (n int)")
    later = EmbeddedPostgres(server.home, server.password)
    later.start()
    assert not server.running
    assert run(later, "SELECT count(*) FROM kept") == [(0,)]
    later.stop()


def test_a_pid_file_that_names_a_stranger_keeps_nobody_from_starting(
    server: EmbeddedPostgres,
) -> None:
    server.kill()
    pid_file = next(server.home.rglob("postmaster.pid"))
    lines = pid_file.read_text().splitlines()
    stranger = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    pid_file.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")
    server.start()
    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()


@pytest.mark.skipif(sys.platform != "linux", reason="other kernels clean up at the next start")
def test_the_server_ends_when_its_holder_is_killed(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "postgres"), "pw"], stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    server = psutil.Process(int(holder.stdout.readline()))
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    holder.stdout.close()
    server.wait(20)
    assert not list((tmp_path / "postgres").rglob("postmaster.pid"))
