"""A notifier among real neighbours: Postgres, NATS, SMTP, HTTP; and what a test does with it."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import nats

from chassis.http import listening
from contracts.envelope import Event
from contracts.wire.cloudevents import Place, headers_of
from contracts.wire.subjects import STREAM, subject_of
from deploy.provision.accounts import inbox_prefix
from services.notifier.bootstrap.app import create_app
from services.notifier.settings import NotifierSettings
from tests.chassis.issuer import Issuer
from tests.kinds import NatsServer
from tests.services.notifier.neighbours import Neighbours
from tests.services.notifier.smtp import Mailbox

WITHIN = 20.0


async def until(holds: Callable[[], Awaitable[bool]], within: float = WITHIN) -> None:
    """Wait until something holds; fails after a while."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + within
    while not await holds():
        assert loop.time() < deadline, "it did not come to hold in time"
        await asyncio.sleep(0.05)


@dataclass
class Stack:
    """All parts around one notifier, which a test starts and stops."""

    environment: dict[str, str]
    nats: NatsServer
    issuer: Issuer
    mailbox: Mailbox
    neighbours: Neighbours
    clock_file: Path
    owner_dsn: str
    position: int = 0
    url: str = ""
    published: list[Event] = field(default_factory=list)

    @asynccontextmanager
    async def running(self, **changed: str) -> AsyncIterator[httpx.AsyncClient]:
        """The notifier in this process; yields a client of its HTTP."""
        named = {key.removeprefix("TAIZHANG_").lower(): value for key, value in self.env(**changed)}
        given: dict[str, Any] = {
            key: json.loads(value) if value.startswith(("[", "{")) else value
            for key, value in named.items()
        }
        settings = NotifierSettings.load(**given)
        async with (
            listening(create_app(settings), settings) as url,
            httpx.AsyncClient(base_url=url) as client,
        ):
            await until(lambda: _is_ready(client))
            yield client

    def env(self, **changed: str) -> list[tuple[str, str]]:
        """The environment of a notifier process, with some of it changed."""
        changes = {f"TAIZHANG_{key.upper()}": value for key, value in changed.items()}
        return list((self.environment | changes).items())

    def place(self) -> Place:
        """The place of the next event; positions leave holes, as those of a store do."""
        place = Place(self.position + 2, self.position or None)
        self.position = place.position
        return place

    async def publish(self, *events: Event) -> None:
        """Publish events as the relay does."""
        messages = [
            (subject_of(event), event.to_bytes(), headers_of(event, self.place()))
            for event in events
        ]
        await self.send(*messages)
        self.published += events

    async def send(self, *messages: tuple[str, bytes, dict[str, str] | None]) -> None:
        """Publish messages of any kind into the stream."""
        connection = await nats.connect(
            self.nats.url,
            user="relay",
            password=self.nats.passwords["relay"],
            inbox_prefix=inbox_prefix("relay").encode(),
        )
        try:
            jetstream = connection.jetstream()
            for subject, body, headers in messages:
                await jetstream.publish(subject, body, stream=STREAM, headers=headers)
        finally:
            await connection.close()

    async def rows(self, statement: str, *values: Any) -> list[dict[str, Any]]:
        """Rows of the notifier's database."""
        connection = await asyncpg.connect(self.owner_dsn)
        try:
            return [dict(row) for row in await connection.fetch(statement, *values)]
        finally:
            await connection.close()

    async def states(self, event: Event) -> dict[str, str]:
        """State of each delivery of an event, by recipient."""
        rows = await self.rows(
            "SELECT recipient, state FROM notifier.deliveries WHERE event_id = $1", event.event_id
        )
        return {row["recipient"]: row["state"] for row in rows}

    async def handled(self) -> None:
        """Wait until all that was published has been handled."""

        async def caught_up() -> bool:
            rows = await self.rows("SELECT position FROM notifier.progress")
            return bool(rows[0]["position"] == self.position)

        await until(caught_up)

    async def settled(self, event: Event, state: str = "sent") -> None:
        """Wait until all deliveries of the event are in this state, and there are some."""

        async def all_in_it() -> bool:
            return set((await self.states(event)).values()) == {state}

        await until(all_in_it)

    def bearer(self, account: str) -> dict[str, str]:
        """The header of a person's requests."""
        return {"Authorization": f"Bearer {self.issuer.token(sub=account)}"}


async def _is_ready(client: httpx.AsyncClient) -> bool:
    return (await client.get("/health/ready")).is_success
