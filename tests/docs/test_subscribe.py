"""The subscriber of the documents, run as a reader would run it, against a real NATS."""

import json
import secrets
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from nats.js import JetStreamContext

from contracts.builders.story import a_task_from_registration_to_closing, at_positions
from contracts.envelope import Event
from contracts.wire.cloudevents import Place, headers_of
from contracts.wire.subjects import STREAM, subject_of
from deploy.embedded.servers.nats import EmbeddedNats
from deploy.provision.accounts import USERS, inbox_prefix
from deploy.provision.nats import NatsAccess, connected, provision
from tests.architecture.source import ROOT

PROGRAM = ROOT / "docs/examples/subscribe.py"
STORY = at_positions(a_task_from_registration_to_closing())


@pytest.fixture
async def relay(tmp_path: Path) -> AsyncIterator[JetStreamContext]:
    """The relay's connection to a NATS of its own; `run.json` lies in the test's folder."""
    passwords = {user.name: secrets.token_urlsafe(16) for user in USERS}
    server = EmbeddedNats(tmp_path / "nats", passwords)
    server.start()
    try:
        await provision(NatsAccess(server.url, "provisioner", passwords["provisioner"]))
        _write_run_file(tmp_path, server.url, passwords["integrator"])
        async with connected(NatsAccess(server.url, "relay", passwords["relay"])) as jetstream:
            yield jetstream
    finally:
        server.stop()


def _write_run_file(folder: Path, url: str, password: str) -> None:
    access = {"url": url, "user": "integrator", "password": password, "stream": STREAM}
    more = {"durable": "integrator", "inbox_prefix": inbox_prefix("integrator")}
    (folder / "run.json").write_text(json.dumps({"nats": access | more}))


async def _publish(relay: JetStreamContext, events: list[tuple[int, Event]]) -> None:
    for position, event in events:
        headers = headers_of(event, Place(position, position - 1))
        await relay.publish(subject_of(event), event.to_bytes(), headers=headers)


def _run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PROGRAM), str(folder), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


async def test_it_sees_every_event_once_and_goes_on_where_it_ended(
    relay: JetStreamContext, tmp_path: Path
) -> None:
    await _publish(relay, STORY[:20])
    first = _run(tmp_path)
    await _publish(relay, STORY[20:])
    second = _run(tmp_path)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    seen = [line.split() for line in (first.stdout + second.stdout).splitlines()]
    expected = [[str(position), event.type] for position, event in STORY]
    assert [[words[0], words[3]] for words in seen] == expected


async def test_what_comes_late_closes_the_gap_and_nothing_is_handled_out_of_order(
    relay: JetStreamContext, tmp_path: Path
) -> None:
    await _publish(relay, [*STORY[:4], STORY[5], STORY[4], *STORY[6:8]])
    run = _run(tmp_path)
    assert run.returncode == 0, run.stderr
    assert [line.split()[0] for line in run.stdout.splitlines()] == [str(n) for n in range(1, 9)]


async def test_it_stops_at_a_gap_and_handles_nothing_after_it(
    relay: JetStreamContext, tmp_path: Path
) -> None:
    await _publish(relay, STORY[:4])
    await _publish(relay, STORY[5:8])
    run = _run(tmp_path, "--patience", "2")
    assert run.returncode == 3
    assert len(run.stdout.splitlines()) == 4
    assert "gap" in run.stderr


async def test_it_puts_aside_what_is_no_event_and_reads_on(
    relay: JetStreamContext, tmp_path: Path
) -> None:
    await relay.publish("taizhang.v1.task.-.x.Noise", b"\xff")
    await _publish(relay, STORY[:2])
    run = _run(tmp_path)
    assert run.returncode == 0, run.stderr
    assert len(run.stdout.splitlines()) == 2
