"""The compose file tells each process what it needs, and nothing that others may not know."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from tests.deploy.manifests.processes import CHECKOUT, CLASSES, told

COMPOSE = CHECKOUT / "deploy" / "compose"
FILE: dict[str, Any] = yaml.safe_load((COMPOSE / "compose.yaml").read_text())
SERVERS = {"postgres", "nats"}
OURS = {name: row for name, row in FILE["services"].items() if name not in SERVERS}


def process(row: dict[str, Any]) -> tuple[str, str]:
    """The image's name and its argument."""
    return re.findall(r"/(\w+):", row["image"])[0], row["command"][0]


def secrets(row: dict[str, Any]) -> dict[str, str]:
    """File below /run/secrets by the name it has there, and which secret it holds."""
    given = row.get("secrets", [])
    pairs: list[dict[str, str]] = [one if isinstance(one, dict) else {"source": one}
                                   for one in given]  # fmt: skip
    return {one.get("target", one["source"]): one["source"] for one in pairs}


def test_every_process_and_step_is_there() -> None:
    assert {process(row) for row in OURS.values()} == set(CLASSES)


@pytest.mark.parametrize("name", OURS)
def test_what_a_process_is_told_suffices_and_every_secret_is_read(
    name: str, tmp_path: Path
) -> None:
    row = OURS[name]
    environment = {key: re.sub(r"^\$\{\w+(:-|:\?)?(.*)\}$", r"\2", str(value))
                   for key, value in row.get("environment", {}).items()}  # fmt: skip
    for target in secrets(row):
        (tmp_path / target).write_text("postgresql://secret")
    read = told(process(row), environment, tmp_path)
    by_path = {value.rpartition("/")[2] for value in environment.values() if "/run/" in value}
    assert set(secrets(row)) - by_path <= read


@pytest.mark.parametrize("name", OURS)
def test_a_process_can_change_nothing_and_gain_nothing(name: str) -> None:
    row = OURS[name]
    assert row["read_only"] is True
    assert row["cap_drop"] == ["ALL"]
    assert row["security_opt"] == ["no-new-privileges:true"]


def test_ports_are_those_of_loopback_and_the_store_has_none() -> None:
    ports = [port for row in FILE["services"].values() for port in row.get("ports", [])]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)
    assert "ports" not in FILE["services"]["postgres"]
    assert FILE["services"]["postgres"]["networks"] == ["inside"]
    assert FILE["networks"]["inside"]["internal"] is True


def test_no_secret_stands_in_the_file() -> None:
    for name, row in FILE["secrets"].items():
        assert row["file"].startswith("${TAIZHANG_SECRETS:-./secrets}/"), name
    text = (COMPOSE / "compose.yaml").read_text()
    assert not re.search(r"(?i)password\s*[:=]\s*[^/\s{]", text)


def test_the_order_of_start_is_server_then_step_then_process() -> None:
    for name, row in OURS.items():
        conditions = {one["condition"] for one in row["depends_on"].values()}
        step = row["restart"] == "no"
        wanted = "service_completed_successfully"
        if step and name.startswith("provision"):
            wanted = "service_healthy"
        assert conditions == {wanted}, name
