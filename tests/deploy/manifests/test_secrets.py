"""The script makes every secret that compose mounts, once, and says what only its user knows."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.manifests.processes import CHECKOUT
from tests.deploy.manifests.test_compose import COMPOSE, FILE

ONLY_THE_USER_KNOWS = ("jwks.json", "notifier_service_token", "reporting_service_token", "smtp_url")
# In place of the engine: runs what the image would run, on the folder that it would mount.
ENGINE = f"""#!/bin/sh
case "$*" in *chassis.signing*)
    for each; do file="$name"; name="$each"; done
    exec {sys.executable} -m chassis.signing "$TAIZHANG_SECRETS/${{file##*/}}" "$name" ;;
esac
TAIZHANG_SECRETS_DIR="$TAIZHANG_SECRETS" exec {sys.executable} -m deploy.provision accounts
"""


@pytest.fixture
def engine(tmp_path: Path) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "docker").write_text(ENGINE)
    (folder / "docker").chmod(0o755)
    return folder


def make(folder: Path, engine: Path, **told: str) -> subprocess.CompletedProcess[str]:
    """Run the script on a folder."""
    return subprocess.run(
        ["bash", str(COMPOSE / "secrets.sh")],
        env={
            "PATH": f"{engine}:{os.environ['PATH']}",
            "PYTHONPATH": str(CHECKOUT),
            "TAIZHANG_SECRETS": str(folder),
            **told,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def contents(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text() for file in folder.iterdir()}


def test_what_only_the_user_knows_is_named_until_it_is_there(tmp_path: Path, engine: Path) -> None:
    folder = tmp_path / "secrets"
    first = make(folder, engine)
    assert first.returncode == 1
    assert [line.split(" - ")[0].rpartition("/")[2] for line in first.stderr.splitlines()] == list(
        ONLY_THE_USER_KNOWS
    )
    for name in ONLY_THE_USER_KNOWS:
        (folder / name).write_text("given")
    assert make(folder, engine).returncode == 0
    made = set(contents(folder))
    wanted = {row["file"].rpartition("/")[2] for row in FILE["secrets"].values()}
    assert wanted <= made
    assert made - wanted == {"nats_integrator_password"}


def test_a_second_run_changes_nothing(tmp_path: Path, engine: Path) -> None:
    folder = tmp_path / "secrets"
    make(folder, engine)
    before = contents(folder)
    make(folder, engine)
    assert contents(folder) == before


def test_each_password_is_another_one_and_the_folder_is_its_owners(
    tmp_path: Path, engine: Path
) -> None:
    folder = tmp_path / "secrets"
    make(folder, engine)
    passwords = [text for name, text in contents(folder).items() if name.endswith("_password")]
    assert len(passwords) == len(set(passwords)) == 14
    assert min(map(len, passwords)) >= 32
    assert folder.stat().st_mode & 0o777 == 0o700
    for name in ("relay", "integrator"):
        password = contents(folder)[f"nats_{name}_password"]
        assert password in contents(folder)["nats_accounts.conf"]


def test_keys_at_an_address_need_no_file(tmp_path: Path, engine: Path) -> None:
    told = make(tmp_path / "secrets", engine, TAIZHANG_JWKS="https://issuer.example.org/keys")
    assert "jwks.json" not in told.stderr


def test_another_postgres_is_named_in_every_dsn(tmp_path: Path, engine: Path) -> None:
    folder = tmp_path / "secrets"
    make(folder, engine, TAIZHANG_POSTGRES="db.example.org:6432")
    dsns = [text for name, text in contents(folder).items() if name.endswith("_dsn")]
    assert len(dsns) == 12
    assert all("@db.example.org:6432/" in dsn for dsn in dsns)
