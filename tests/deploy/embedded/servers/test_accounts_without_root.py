"""Postgres refuses root; each way around that is tried on a folder that only root can enter."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import psycopg
import pytest

from deploy.embedded.processes.account import Account, namespaces_work, unprivileged
from deploy.embedded.servers.placement import may_enter, place_data, reachable
from deploy.embedded.servers.postgres import EmbeddedPostgres

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="about starting as root")


@pytest.fixture
def root_only(tmp_path: Path) -> Path:
    folder = tmp_path / "root-only"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def shelter() -> Iterator[Path]:
    """A folder that every account can reach, as /var/lib is."""
    folder = Path(tempfile.mkdtemp(prefix="shelter-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def account(way: str) -> Account:
    uid, gid = unprivileged()
    if way == "namespace":
        inside = Account("namespace", uid, gid)
        if not namespaces_work(inside):
            pytest.skip("this machine forbids user namespaces")
        return inside
    return Account("setuid", uid, gid)


@pytest.mark.parametrize("way", ["namespace", "setuid"])
def test_root_gets_a_server_in_a_folder_that_only_root_can_enter(
    root_only: Path, shelter: Path, way: str
) -> None:
    modes = {folder: folder.stat().st_mode for folder in root_only.resolve().parents}
    server = EmbeddedPostgres(
        root_only / "postgres", "pw", account=account(way), shelter=shelter / "taizhang"
    )
    server.start()
    server.kill()
    server.start()
    with psycopg.connect(server.url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert psutil.Process(server.pid).uids().effective == server.account.owner[0]
    server.stop()
    assert modes == {folder: folder.stat().st_mode for folder in root_only.resolve().parents}
    assert root_only.stat().st_mode & 0o777 == 0o700


def test_a_cluster_goes_on_under_the_other_way(root_only: Path, shelter: Path) -> None:
    for way in ("setuid", "namespace", "setuid"):
        server = EmbeddedPostgres(
            root_only / "postgres", "pw", account=account(way), shelter=shelter
        )
        server.start()
        with psycopg.connect(server.url) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS kept (n int)")
        server.stop()


def test_data_stay_where_the_account_can_reach_them(shelter: Path) -> None:
    nobody = account("setuid")
    wanted = shelter / "data"
    assert place_data(wanted, nobody, shelter / "other") == wanted.resolve()
    assert wanted.stat().st_uid == nobody.uid
    assert wanted.stat().st_mode & 0o777 == 0o700


def test_reach_is_judged_folder_by_folder(root_only: Path, shelter: Path) -> None:
    nobody = account("setuid")
    assert not may_enter(root_only, nobody.uid, nobody.gid)
    assert not reachable(root_only / "below", nobody)
    assert reachable(shelter / "below", nobody)
