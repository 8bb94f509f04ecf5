"""A stack with real servers and stub services: order, supervision, what it leaves and tells."""

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import jwt
import psutil  # type: ignore[import-untyped]
import psycopg
import pytest

from chassis.signing.key_file import SigningKeyFile
from contracts.proofs.keys import VerifierKey
from deploy.embedded.bootstrap import assemble
from deploy.embedded.folder.layout import FolderInUseError
from deploy.embedded.processes.service import ServiceDidNotStartError, health_of
from deploy.embedded.stack import Stack
from tests.deploy.embedded.stub_plan import BROKEN, PLAN, eventually


class Reports(list[tuple[str, str]]):
    """What a stack reported."""

    def __call__(self, step: str, subject: str) -> None:
        self.append((step, subject))

    def of(self, step: str) -> list[str]:
        return [subject for each, subject in self if each == step]


@pytest.fixture(scope="module")
def reports() -> Reports:
    return Reports()


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory, reports: Reports) -> Iterator[Stack]:
    with Stack(tmp_path_factory.mktemp("data"), reports, PLAN).running() as stack:
        yield stack


def told(stack: Stack, name: str) -> dict[str, str]:
    settings: dict[str, str] = httpx.get(f"{stack.endpoints[name]}/told").json()
    return settings


def test_servers_come_first_and_services_in_the_order_of_the_table(
    stack: Stack, reports: Reports
) -> None:
    names = [
        "postgres",
        "nats",
        "ledger",
        "relay",
        "clock",
        "checkpointer",
        "notifier",
        "reporting",
    ]
    assert reports.of("starting") == names


def test_the_run_file_says_where_the_proof_is_and_whose_key_signs_it(stack: Stack) -> None:
    proof = json.loads(stack.folder.run_file.read_text())["proof"]
    assert proof["url"] == stack.endpoints["checkpointer"]
    key = SigningKeyFile(stack.folder.secrets / "signing_key").signer().key
    assert VerifierKey.parse(proof["key"]) == key


def test_the_run_file_says_what_a_script_needs_and_only_its_owner_reads_it(stack: Stack) -> None:
    assert stack.folder.run_file.stat().st_mode & 0o777 == 0o600
    content = json.loads(stack.folder.run_file.read_text())
    assert {content[name]["url"] for name in ("ledger", "notifier", "reporting")} <= {
        *stack.endpoints.values()
    }
    assert content["nats"] == {
        "url": stack.parts.nats.url,
        "stream": "TAIZHANG",
        "durable": "integrator",
        "user": "integrator",
        "password": stack.parts.nats.passwords["integrator"],
        "inbox_prefix": "_INBOX.integrator",
    }
    assert content["postgres"]["events_table"] == "ledger.events"
    assert Path(content["evidence"]["dir"]).is_dir()
    assert set(content["tokens"]) == {
        "office",
        "unit",
        "leader",
        "supervisor",
        "discipline",
        "leading_group",
        "auditor",
    }
    assert all(psutil.pid_exists(pid) for pid in content["pids"].values())


def test_the_dsn_in_the_run_file_is_the_owners_of_the_migrated_store(stack: Stack) -> None:
    with psycopg.connect(stack.run_file.read()["postgres"]["dsn"]) as owner:
        row = owner.execute("SELECT current_user, current_database()").fetchone()
        assert row == ("taizhang_owner", "taizhang_ledger")
        owner.execute("SELECT n FROM public.migrated")


def test_accounts_get_tokens_that_the_published_key_verifies(stack: Stack) -> None:
    stack.run_file.add_accounts(["zgb-2", "xb-head"])
    token = stack.run_file.read()["accounts"]["xb-head"]
    key = jwt.PyJWKSet.from_json(stack.parts.issuer.jwks.read_text()).keys[0]
    claims = jwt.decode(token, key, ["EdDSA"], audience="taizhang", issuer="urn:taizhang:embedded")
    assert claims["sub"] == "xb-head"


def test_a_service_is_told_its_own_secrets_and_no_other(stack: Stack) -> None:
    relay, reporting = told(stack, "relay"), told(stack, "reporting")
    assert "ledger_relay" in relay["TAIZHANG_EVENT_STORE_DSN"]
    assert relay["TAIZHANG_NATS_USER"] == "relay"
    assert "TAIZHANG_KEY_FILE" not in relay
    assert "TAIZHANG_SERVICE_TOKEN" not in relay
    assert reporting["TAIZHANG_LEDGER_URL"] == stack.endpoints["ledger"]
    assert "reporting_reader" in reporting["TAIZHANG_EVENT_STORE_DSN"]


def test_mail_becomes_files_unless_the_surroundings_name_a_server(
    stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(stack, "notifier")["TAIZHANG_SMTP_URL"] == stack.folder.mail.as_uri()
    monkeypatch.setenv("TAIZHANG_SMTP_URL", "smtp://mail.example:25")
    monkeypatch.setenv("TAIZHANG_NATS_USER", "somebody")
    again = assemble(stack.folder, PLAN)
    environment = next(each for each in again.services if each.name == "notifier").environment
    assert environment["TAIZHANG_SMTP_URL"] == "smtp://mail.example:25"
    assert environment["TAIZHANG_NATS_USER"] == "notifier"


def test_every_secret_is_readable_by_its_owner_alone(stack: Stack) -> None:
    assert stack.folder.secrets.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in stack.folder.secrets.iterdir()} == {0o600}
    passwords = [file.read_bytes() for file in stack.folder.secrets.glob("postgres_*")]
    for log in stack.folder.logs.iterdir():
        assert not [word for word in passwords if word in log.read_bytes()]


def test_a_second_stack_on_the_same_folder_is_refused(stack: Stack) -> None:
    assert stack.folder.in_use()
    second = Stack(stack.folder.root, Reports(), PLAN)
    with pytest.raises(FolderInUseError), second.running():
        pass


@pytest.mark.parametrize("name", ["relay", "nats", "postgres"])
def test_what_is_killed_is_started_again_at_the_same_address(stack: Stack, name: str) -> None:
    before = stack.run_file.read()["pids"][name]
    os.kill(before, signal.SIGKILL)
    assert eventually(lambda: stack.run_file.read()["pids"][name] != before)
    assert eventually(lambda: bool(health_of(stack.endpoints["relay"])))


def test_what_is_held_stays_down_until_released(stack: Stack, reports: Reports) -> None:
    relay = next(service for service in stack.parts.services if service.name == "relay")
    with stack.supervisor.hold("relay"):
        restarts = len(reports.of("restarting"))
        relay.kill()
        os.kill(stack.run_file.read()["pids"]["clock"], signal.SIGKILL)
        assert eventually(lambda: len(reports.of("restarting")) > restarts)
        assert not relay.running
    assert eventually(lambda: relay.running)


def test_the_next_start_keeps_ports_data_and_accounts(tmp_path: Path) -> None:
    with Stack(tmp_path, Reports(), PLAN).running() as first:
        first.run_file.add_accounts(["xb-head"])
        endpoints, postgres = first.endpoints, first.parts.postgres.url
    assert not first.folder.run_file.exists()
    assert not first.folder.in_use()
    reports = Reports()
    with Stack(tmp_path, reports, PLAN).running() as second:
        assert not reports.of("migrating")
        assert second.endpoints == endpoints
        assert second.parts.postgres.url == postgres
        assert set(second.run_file.read()["accounts"]) == {"xb-head"}


def test_it_stops_in_reverse_order(tmp_path: Path) -> None:
    reports = Reports()
    with Stack(tmp_path, reports, PLAN).running():
        pass
    assert reports.of("stopping") == list(reversed(reports.of("starting")))


def test_a_service_that_cannot_start_ends_everything_and_says_why(tmp_path: Path) -> None:
    stack = Stack(tmp_path, Reports(), BROKEN)
    with pytest.raises(ServiceDidNotStartError, match="this service cannot start"), stack.running():
        pass
    assert not [process for process in stack.parts.processes if process.running]
