"""A running stack, the people who use it, and a load of commands that faults interrupt."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import asyncpg
import httpx

from contracts.identifiers import campaign_id, task_id
from deploy.embedded.bootstrap import Plan
from deploy.embedded.clock import wait_until_caught_up
from deploy.embedded.processes.service import ServiceProcess
from deploy.embedded.services import SERVICES
from deploy.embedded.stack import Stack
from deploy.provision import nats as provision_nats
from deploy.provision.nats import NatsAccess

OPENING = datetime(2021, 9, 18, tzinfo=UTC)
# Two ledgers on one store, as where the ledger has replicas.
PLAN = Plan(services=(*SERVICES, replace(SERVICES[0], name="ledger-2")))
EXAMPLES = Path(__file__).parents[2] / "examples"
CAMPAIGN = campaign_id("2021年巡视整改")
TRIES = 200
PAUSE = 0.1


@dataclass
class World:
    """Calls a stack's services for anybody, and remembers every event that was answered for."""

    stack: Stack
    client: httpx.AsyncClient
    acknowledged: set[str] = field(default_factory=set)

    def process(self, name: str) -> ServiceProcess:
        """The process of this name."""
        return next(one for one in self.stack.parts.services if one.name == name)

    def headers(self, account: str, **extra: str) -> dict[str, str]:
        """The headers of a request by this person."""
        issuer = self.stack.parts.issuer
        if account == "service:operator":
            token = issuer.for_service("operator", "bootstrap")
        else:
            token = issuer.for_account(account)
        return {"Authorization": f"Bearer {token}", **extra}

    async def send(
        self, account: str, path: str, body: Any = None, key: str | None = None
    ) -> httpx.Response:
        """Give a command, again under the same key while nobody answers or the store is away."""
        headers = self.headers(account, **{"Idempotency-Key": key or str(uuid4())})
        url = f"{self.stack.endpoints['ledger']}/v1/{path}"
        for _ in range(TRIES):
            try:
                answer = await self.client.post(url, json=body or {}, headers=headers)
            except httpx.TransportError:
                await asyncio.sleep(PAUSE)
                continue
            if answer.status_code not in {500, 503}:
                break
            await asyncio.sleep(PAUSE)
        if answer.status_code == 200:
            self.acknowledged |= {one["event_id"] for one in answer.json()["events"]}
        return answer

    async def done(self, account: str, path: str, body: Any = None) -> dict[str, Any]:
        """Give a command that must be carried out."""
        answer = await self.send(account, path, body)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    async def import_file(self, account: str, name: str, **options: Any) -> None:
        """Import one of the examples."""
        answer = await self.client.post(
            f"{self.stack.endpoints['ledger']}/v1/imports",
            params=options,
            content=(EXAMPLES / name).read_bytes(),
            headers=self.headers(account, **{"File-Name": quote(name)}),
        )
        assert answer.status_code == 201, answer.text

    async def upload(self, account: str, task: UUID, content: bytes) -> dict[str, Any]:
        """Upload a file for a task; receipt and hash."""
        answer = await self.client.post(
            f"{self.stack.endpoints['ledger']}/v1/tasks/{task}/evidence",
            content=content,
            headers=self.headers(
                account, **{"File-Name": quote("办法.pdf"), "Content-Type": "application/pdf"}
            ),
        )
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    async def register_findings(self, how_many: int, at_once: int = 16) -> None:
        """A load of commands that each append one event."""
        gate = asyncio.Semaphore(at_once)

        async def register(number: str) -> None:
            async with gate:
                finding = {
                    "campaign": str(CAMPAIGN),
                    "number": number,
                    "source_kind": "audit",
                    "text": "审计发现的问题",
                }
                answer = await self.send("zgb-1", "findings/register-finding", finding)
                assert answer.status_code == 200, answer.text

        await asyncio.gather(*(register(f"L{uuid4().hex[:12]}") for _ in range(how_many)))

    async def assign(self, *numbers: str) -> None:
        """Assign tasks of the example: each notifies people."""
        for number in numbers:
            await self.done("zgb-1", f"tasks/{task_id(CAMPAIGN, number)}/assign-task")

    async def caught_up(self, timeout: float = 60) -> None:
        """Return once relay, clock, notifier and reporting have seen all that is stored."""
        await asyncio.to_thread(wait_until_caught_up, self.stack.endpoints, timeout)

    async def killed_during(
        self, name: str, work: Coroutine[Any, Any, None], every: int, times: int = 3
    ) -> None:
        """Kill the process each time so many more events are stored; the supervisor restarts it."""
        running = asyncio.create_task(work)
        for _ in range(times):
            await self._stored(await self.position() + every, running)
            await asyncio.to_thread(self.process(name).kill)
            await self.until(lambda: self.process(name).running)
        await running

    async def position(self) -> int:
        """The newest position in the store itself."""
        async with self.database() as database:
            newest = await database.fetchval("SELECT max(notification_id) FROM ledger.events")
        return int(newest)

    async def _stored(self, goal: int, work: "asyncio.Task[None]") -> None:
        """Return once this position is reached, or there is nothing left to wait for."""
        async with asyncio.timeout(60):
            while not work.done() and await self.position() < goal:
                await asyncio.sleep(0.02)

    async def until(self, holds: Callable[[], bool], timeout: float = 30) -> None:
        """Poll until it holds."""
        async with asyncio.timeout(timeout):
            while not holds():
                await asyncio.sleep(0.05)

    @asynccontextmanager
    async def database(self) -> AsyncIterator[asyncpg.Connection]:
        """The ledger's database as its owner."""
        connection = await asyncpg.connect(self.stack.parts.owner_dsn)
        try:
            yield connection
        finally:
            await connection.close()

    def provisioner(self) -> NatsAccess:
        """NATS as the user who manages streams."""
        nats = self.stack.parts.nats
        return NatsAccess(nats.url, "provisioner", nats.passwords["provisioner"])

    async def provision_streams(self) -> None:
        """What an operator runs after a stream was lost."""
        await provision_nats.provision(self.provisioner())

    def rebuild(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Reporting's rebuild, as an operator runs it."""
        return subprocess.run(
            [sys.executable, "-m", "services.reporting", "rebuild", *arguments],
            env=dict(self.process("reporting").environment),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )


@asynccontextmanager
async def running_world(folder: Path) -> AsyncIterator[World]:
    """Everything running on a new data folder, with the example directory and ledger imported."""
    stack = Stack(folder / "data", lambda _step, _subject: None, PLAN)
    with ExitStack() as running:
        await asyncio.to_thread(running.enter_context, stack.running(OPENING))
        async with httpx.AsyncClient(timeout=30, trust_env=False) as client:
            world = World(stack, client)
            await world.import_file("service:operator", "directory.xlsx")
            await world.import_file("zgb-1", "ledger-2021.xlsx", opened="2021-09-18")
            yield world
