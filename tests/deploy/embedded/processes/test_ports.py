"""Ports that are remembered while they can be."""

import secrets
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.embedded.processes.ports import LOOPBACK, LOWEST, free_port, is_free, remembered_port

CHOOSES = "from deploy.embedded.processes.ports import free_port; print(free_port(), flush=True)"


def test_the_same_port_is_given_at_the_next_start(tmp_path: Path) -> None:
    assert remembered_port(tmp_path / "port") == remembered_port(tmp_path / "port")


def test_a_port_taken_by_somebody_else_is_replaced_and_the_new_one_remembered(
    tmp_path: Path,
) -> None:
    first = remembered_port(tmp_path / "port")
    with socket.create_server((LOOPBACK, first)):
        assert not is_free(first)
        second = remembered_port(tmp_path / "port")
        assert second != first
    assert remembered_port(tmp_path / "port") == second


def test_a_damaged_note_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "port").write_text("not a port")
    assert remembered_port(tmp_path / "port") == int((tmp_path / "port").read_text())


def test_a_free_port_can_be_listened_on() -> None:
    port = free_port()
    with socket.create_server((LOOPBACK, port)):
        assert not is_free(port)


def test_what_another_process_chose_and_does_not_listen_on_yet_is_not_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", f"{CHOOSES}; input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout
    theirs = int(other.stdout.readline())
    ours = free_port()
    drawn = iter([theirs - LOWEST, ours - LOWEST, 0, 1, 2])
    monkeypatch.setattr(secrets, "randbelow", lambda _: next(drawn))
    assert free_port() in range(LOWEST, LOWEST + 3)
    other.communicate("\n")
