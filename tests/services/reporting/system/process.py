"""`python -m services.reporting …` as a real process, told by its environment alone."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from deploy.provision.nats import NatsAccess
from services.reporting.settings import ReportingSettings

ROOT = Path(__file__).parents[4]


def environment(settings: ReportingSettings, nats: NatsAccess | None = None) -> dict[str, str]:
    """The variables that say the same as the settings."""
    told = {
        "EVENT_STORE_DSN": settings.event_store_dsn.get_secret_value(),
        "REPORTING_DSN": settings.reporting_dsn.get_secret_value(),
        "EMBEDDED": "true",
        "CLOCK_FILE": str(settings.clock_file),
        "JWKS": str(settings.jwks),
        "TOKEN_ISSUER": str(settings.token_issuer),
        "PORT_FILE": str(settings.port_file),
        "REPORTING_POLL": str(settings.reporting_poll),
        "REPORTING_BATCH": str(settings.reporting_batch),
    }
    if nats:
        told |= {"NATS_URL": nats.url, "NATS_USER": nats.user, "NATS_PASSWORD": nats.password}
    named = {f"TAIZHANG_{name}": value for name, value in told.items()}
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)} | named


async def run(command: str, *options: str, told: dict[str, str]) -> tuple[int, str]:
    """Run to the end; exit status and what was written."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "services.reporting", command, *options),
        env=told,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode is not None
    return process.returncode, output.decode()


class Served:
    """`serve` running, until it is ended or killed."""

    def __init__(self, told: dict[str, str]) -> None:
        self._told = told
        self._process: asyncio.subprocess.Process | None = None
        self._port_file = Path(told["TAIZHANG_PORT_FILE"])

    async def start(self) -> None:
        """Start, and wait until the port is told."""
        self._port_file.unlink(missing_ok=True)
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "services.reporting", "serve"),
            env=self._told,
            stdout=asyncio.subprocess.DEVNULL,
        )
        await _until(self._port_file.exists)

    async def kill(self) -> None:
        """End at once, as a failing machine does."""
        assert self._process
        self._process.send_signal(signal.SIGKILL)
        await self._process.wait()

    async def stop(self) -> int:
        """Ask to end; the exit status."""
        assert self._process
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(self._process.wait(), 20)

    async def position(self) -> int | None:
        """What readiness says is applied."""
        ready = await self.ready()
        position: int | None = ready["position"]
        return position

    async def ready(self) -> dict[str, Any]:
        """What `/health/ready` shows; raises until it answers."""
        url = f"http://127.0.0.1:{self._port_file.read_text().strip()}"
        async with httpx.AsyncClient(base_url=url, timeout=5) as client:
            body: dict[str, Any] = (await client.get("/health/ready")).json()
            return body

    async def applied(self, position: int, within: float = 20.0) -> None:
        """Wait until the position is applied."""
        end = asyncio.get_running_loop().time() + within
        while await self.position() != position:
            assert asyncio.get_running_loop().time() < end, f"{position} was not applied"
            await asyncio.sleep(0.02)


async def _until(true: Callable[[], bool], within: float = 20.0) -> None:
    end = asyncio.get_running_loop().time() + within
    while not true():
        assert asyncio.get_running_loop().time() < end, "it did not start"
        await asyncio.sleep(0.02)
