"""The table of services fits the real services: each gets ready with what its row tells it."""

import json
import os
import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

import nats
import pytest

from chassis.clock import SettableClock
from deploy.embedded.clock import move_clock
from deploy.embedded.processes.service import health_of
from deploy.embedded.services import SERVICES
from deploy.embedded.stack import Stack
from tests.deploy.embedded.stub_plan import eventually

OPENED = datetime(2021, 9, 18, tzinfo=UTC)
LATER = datetime(2021, 11, 18, tzinfo=UTC)
NAMES = [service.name for service in SERVICES]


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    folder = tmp_path_factory.mktemp("data")
    with Stack(folder, lambda *_: None).running(OPENED) as stack:
        yield stack


def ready(url: str) -> bool:
    return bool(health_of(url).get("ready"))


@pytest.mark.parametrize("name", NAMES)
def test_each_service_is_ready_and_tells_its_position(stack: Stack, name: str) -> None:
    health = health_of(stack.endpoints[name])
    assert health["ready"], health
    assert health["position"] == 0


def test_the_clock_of_all_moves_together(stack: Stack) -> None:
    move_clock(stack, LATER)
    swept = health_of(stack.endpoints["clock"])["swept_until"]
    assert LATER <= datetime.fromisoformat(swept) <= SettableClock(stack.clock_file).now()


@pytest.mark.parametrize("name", NAMES)
def test_a_killed_service_gets_ready_again_at_the_same_address(stack: Stack, name: str) -> None:
    before = stack.run_file.read()["pids"][name]
    os.kill(before, signal.SIGKILL)
    assert eventually(lambda: stack.run_file.read()["pids"][name] != before)
    assert eventually(partial(ready, stack.endpoints[name]), 60)


def test_all_get_ready_again_after_the_servers_were_killed(stack: Stack) -> None:
    for name in ("postgres", "nats"):
        os.kill(stack.run_file.read()["pids"][name], signal.SIGKILL)
    assert eventually(lambda: stack.parts.postgres.running and stack.parts.nats.running)
    for url in stack.endpoints.values():
        assert eventually(partial(ready, url), 60), health_of(url)


async def test_an_integrator_gets_in_with_what_the_run_file_says(stack: Stack) -> None:
    access = json.loads(stack.folder.run_file.read_text())["nats"]
    connection = await nats.connect(
        access["url"],
        user=access["user"],
        password=access["password"],
        inbox_prefix=access["inbox_prefix"].encode(),
    )
    pull = await connection.jetstream().pull_subscribe_bind(
        access["durable"], stream=access["stream"]
    )
    assert (await pull.consumer_info()).num_pending == 0
    await connection.close()
