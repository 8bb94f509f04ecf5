"""`python -m deploy.provision`, as an operator runs it."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg

from deploy.embedded.servers.nats import EmbeddedNats
from deploy.embedded.servers.postgres import EmbeddedPostgres
from deploy.provision import postgres as provisioning
from deploy.provision.roles import LEDGER, OWNER


def run(step: str, secrets: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a step with secrets from files, as a container gets them."""
    environment = {"PATH": os.environ["PATH"], "TAIZHANG_SECRETS_DIR": str(secrets), **settings}
    command = [sys.executable, "-m", "deploy.provision", step]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_postgres_is_prepared_from_secret_files(
    postgres: EmbeddedPostgres, role_passwords: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "admin_dsn").write_text(postgres.url)
    for role, password in role_passwords.items():
        name = f"{role.removeprefix('taizhang_')}_password"
        (tmp_path / name).write_text(password)
    assert run("postgres", tmp_path).returncode == 0
    dsn = provisioning.dsn_for(postgres.url, LEDGER, OWNER, role_passwords[OWNER])
    psycopg.connect(dsn).close()


def test_nats_is_prepared_from_secret_files(
    nats: EmbeddedNats, nats_passwords: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "nats_provisioner_password").write_text(nats_passwords["provisioner"])
    assert run("nats", tmp_path, TAIZHANG_NATS_URL=nats.url).returncode == 0


def test_the_users_of_nats_are_printed_for_its_configuration(
    nats_passwords: dict[str, str], tmp_path: Path
) -> None:
    for user, password in nats_passwords.items():
        (tmp_path / f"nats_{user}_password").write_text(password)
    printed = run("accounts", tmp_path)
    assert printed.returncode == 0
    assert printed.stdout.startswith("accounts {")


def test_missing_settings_are_named_without_any_value(tmp_path: Path) -> None:
    outcome = run("postgres", tmp_path, TAIZHANG_ADMIN_DSN="postgresql://admin:hidden@nowhere/x")
    assert outcome.returncode == 2
    assert "TAIZHANG_LEDGER_RUNTIME_PASSWORD" in outcome.stderr
    assert "hidden" not in outcome.stderr
