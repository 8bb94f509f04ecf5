"""The relay as a process of its own: killed, started again, asked over HTTP, told to end."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from tests.services.ledger.relay.store import Store
from tests.services.ledger.relay.stream import Stream, assert_complete


@asynccontextmanager
async def process(
    store: Store, stream: Stream, home: Path
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A running relay; killed at the end if it is still there."""
    environment = {
        "PATH": os.environ["PATH"],
        "TAIZHANG_EVENT_STORE_DSN": store.relay,
        "TAIZHANG_NATS_URL": stream.server.url,
        "TAIZHANG_NATS_PASSWORD": stream.server.passwords["relay"],
        "TAIZHANG_PORT_FILE": str(home / "port"),
        "TAIZHANG_RELAY_BATCH": "100",
        "TAIZHANG_RELAY_STANDBY_POLL": "0.1",
    }
    with (home / "relay.log").open("ab") as log:
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "services.ledger", "relay"),
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            yield child
        finally:
            if child.returncode is None:
                child.kill()
            await child.wait()


@asynccontextmanager
async def ready_at(home: Path, position: int) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the relay's listener, once it is ready and came to this position."""
    async with asyncio.timeout(20):
        while not (home / "port").exists():
            await asyncio.sleep(0.05)
        url = f"http://127.0.0.1:{(home / 'port').read_text().strip()}"
        async with httpx.AsyncClient(base_url=url) as client:
            while True:
                answer = await client.get("/health/ready")
                if answer.status_code == 200 and answer.json()["position"] == position:
                    break
                await asyncio.sleep(0.05)
            yield client


async def test_a_relay_killed_in_the_middle_of_a_batch_is_carried_on_by_the_next(
    store: Store, stream: Stream, tmp_path: Path
) -> None:
    """A stream that takes no more holds the relay in the middle, with answers outstanding."""
    store.append(600)
    await stream.limit(messages=250)
    async with process(store, stream, tmp_path) as relay, asyncio.timeout(20):
        while await stream.length() < 250:
            await asyncio.sleep(0.05)
        relay.send_signal(signal.SIGKILL)
        await relay.wait()
    await stream.limit()
    assert await stream.length() == 250
    async with process(store, stream, tmp_path):
        await assert_complete(stream, store)


async def test_a_relay_tells_readiness_and_metrics_and_ends_with_status_0(
    store: Store, stream: Stream, tmp_path: Path
) -> None:
    store.append(25)
    async with process(store, stream, tmp_path) as relay:
        async with ready_at(tmp_path, 25) as client:
            metrics = await client.get("/metrics")
        assert "taizhang_relay_published_total 25.0" in metrics.text
        assert "taizhang_relay_active 1.0" in metrics.text
        relay.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(relay.wait(), 10) == 0


async def test_a_relay_never_logs_its_passwords(
    store: Store, stream: Stream, tmp_path: Path
) -> None:
    async with process(store, stream, tmp_path):
        await stream.delete()
        async with asyncio.timeout(20):
            while True:
                log = (tmp_path / "relay.log").read_text()
                if "stream_missing" in log:
                    break
                await asyncio.sleep(0.05)
    assert stream.server.passwords["relay"] not in log
    assert store.relay not in log
