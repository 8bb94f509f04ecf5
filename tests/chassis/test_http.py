"""How a process starts to listen, what it tells its starter, and how it stops."""

import asyncio
import json
import os
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from chassis.http import ListenerError, listening
from chassis.settings import ServiceSettings
from tests.chassis.served import broken

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def served(port_file: Path, *arguments: str) -> AsyncIterator[Process]:
    environment = os.environ | {"TAIZHANG_PORT_FILE": str(port_file), "PYTHONPATH": str(ROOT)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.chassis.served", *arguments, env=environment, stdout=PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not holds():
            await asyncio.sleep(0.02)


def refuses(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


async def test_the_port_file_names_a_port_that_answers(tmp_path: Path) -> None:
    port_file = tmp_path / "port"
    async with served(port_file), httpx.AsyncClient() as client:
        await until(port_file.exists)
        port = int(port_file.read_text(encoding="utf-8"))
        response = await client.get(f"http://127.0.0.1:{port}/health/live")
    assert response.status_code == 200


async def test_a_stopped_process_first_finishes_the_request_under_way(tmp_path: Path) -> None:
    port_file = tmp_path / "port"
    async with served(port_file) as process, httpx.AsyncClient() as client:
        await until(port_file.exists)
        port = int(port_file.read_text(encoding="utf-8"))
        sent = asyncio.Event()

        async def body() -> AsyncIterator[bytes]:
            yield b"before"
            sent.set()
            await until(lambda: refuses(port))
            yield b"after"

        request = asyncio.create_task(client.post(f"http://127.0.0.1:{port}/count", content=body()))
        await sent.wait()
        process.send_signal(signal.SIGTERM)
        assert (await request).json() == len(b"beforeafter")
        assert await asyncio.wait_for(process.wait(), 15) == 0
    assert not port_file.exists()


async def test_a_process_whose_app_does_not_start_ends_with_status_3(tmp_path: Path) -> None:
    port_file = tmp_path / "port"
    async with served(port_file, "broken") as process:
        output, _ = await asyncio.wait_for(process.communicate(), 15)
    assert process.returncode == 3
    assert not port_file.exists()
    lines = [json.loads(line) for line in output.splitlines()]
    assert any("the database is away" in line["event"] for line in lines)
    assert {line["service"] for line in lines} == {"served"}


async def test_beside_other_work_a_failed_start_is_an_error_of_the_caller(
    settings: ServiceSettings,
) -> None:
    with pytest.raises(ListenerError):
        async with listening(FastAPI(lifespan=broken), settings):
            pytest.fail("the app cannot have started")


async def test_a_taken_port_is_refused_at_start(settings: ServiceSettings) -> None:
    async with listening(FastAPI(), settings) as url:
        taken = ServiceSettings(http_port=int(url.rpartition(":")[2]))
        with pytest.raises(OSError, match="in use"):
            async with listening(FastAPI(), taken):
                pytest.fail("two listeners on one port")


async def test_an_address_of_version_six_can_be_listened_on() -> None:
    async with (
        listening(FastAPI(), ServiceSettings(http_host="::1")) as url,
        httpx.AsyncClient() as client,
    ):
        assert (await client.get(f"{url}/openapi.json")).status_code == 200


async def test_beside_other_work_signals_stay_the_callers(settings: ServiceSettings) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    async with listening(FastAPI(), settings):
        during = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    assert during == before
