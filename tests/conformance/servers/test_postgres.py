"""What a Postgres of any kind survives."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from deploy.embedded.servers.server import Server
from tests.kinds import Servers


@pytest.fixture(scope="module")
def server(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("conformance")
    server = servers.postgres(folder / "postgres", secrets.token_urlsafe(8))
    server.start()
    yield server
    server.resume()
    server.stop()


def run(server: Server, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(server.url, autocommit=True, connect_timeout=2) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def test_it_is_of_the_version_that_is_relied_on_and_durable(server: Server) -> None:
    assert str(run(server, "SHOW server_version")[0][0]).startswith("18")
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        assert run(server, f"SHOW {setting}") == [("on",)]
    assert run(server, "SHOW server_encoding") == [("UTF8",)]


def test_texts_are_sorted_the_same_everywhere(server: Server) -> None:
    rows = run(server, "SELECT t FROM (VALUES ('b'), ('B'), ('a'), ('张')) AS v(t) ORDER BY t")
    assert [row[0] for row in rows] == ["B", "a", "b", "张"]


def test_a_wrong_password_is_refused(server: Server) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(server.url.replace("@", "wrong@"))


def test_a_commit_survives_a_kill_on_the_same_port(server: Server) -> None:
    run(server, "CREATE TABLE killed AS SELECT generate_series(1, 1000) AS n")
    port = server.port
    server.kill()
    server.start()
    assert server.port == port
    assert run(server, "SELECT count(*) FROM killed") == [(1000,)]


def test_a_stopped_server_starts_again_with_its_data(server: Server) -> None:
    run(server, "CREATE TABLE stopped (n int)")
    server.stop()
    with pytest.raises(psycopg.OperationalError):
        run(server, "SELECT 1")
    server.start()
    assert run(server, "SELECT count(*) FROM stopped") == [(0,)]


def test_a_paused_server_is_silent_and_goes_on_when_resumed(server: Server) -> None:
    server.pause()
    with pytest.raises(psycopg.OperationalError):
        run(server, "SELECT 1")
    server.resume()
    assert run(server, "SELECT 1") == [(1,)]
