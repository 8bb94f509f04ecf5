"""The notifier as a process of its own, which a test may kill."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from tests.services.notifier.stack import Stack, until


@dataclass
class Running:
    """A process and a client of its HTTP."""

    process: Process
    client: httpx.AsyncClient

    async def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        await self.process.wait()


@asynccontextmanager
async def started(stack: Stack, **changed: str) -> AsyncIterator[Running]:
    """`python -m services.notifier serve`, ready; ended at the end of the block."""
    port_file = stack.clock_file.with_name("port")
    port_file.unlink(missing_ok=True)
    named = dict(stack.env(**changed)) | {"TAIZHANG_PORT_FILE": str(port_file)}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "services.notifier", "serve"),
        env=dict(os.environ) | named,
        stdout=DEVNULL,
    )
    try:
        await until(lambda: _told(port_file.exists))
        url = f"http://127.0.0.1:{port_file.read_text().strip()}"
        async with httpx.AsyncClient(base_url=url) as client:
            await until(lambda: _ready(client))
            yield Running(process, client)
    finally:
        if process.returncode is None:
            process.terminate()
            assert await asyncio.wait_for(process.wait(), 30) == 0


async def _told(exists: object) -> bool:
    assert callable(exists)
    return bool(exists())


async def _ready(client: httpx.AsyncClient) -> bool:
    return (await client.get("/health/ready")).is_success
