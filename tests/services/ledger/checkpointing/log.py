"""Checkpointers over one store, as processes or in this one, and what an outsider sees of them."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psycopg

from chassis.http import listening
from chassis.signing.key_file import SigningKeyFile
from contracts.proofs.checkpoints import Checkpoint, opened
from contracts.proofs.notes import Note
from services.ledger.bootstrap.checkpointer import checkpointer_of
from services.ledger.settings import CheckpointerSettings
from tests.kinds import NatsServer
from tests.services.ledger.relay.store import Store

Process = asyncio.subprocess.Process


@dataclass
class Log:
    """The store, the key and the folder of last checkpoints."""

    store: Store
    nats: NatsServer
    key: Path
    folder: Path
    as_role: Callable[[str], str]
    told: dict[str, Any] = field(default_factory=dict)

    @property
    def keys(self) -> SigningKeyFile:
        """The key file."""
        return SigningKeyFile(self.key)

    @property
    def origin(self) -> str:
        """The origin of the events' tree."""
        return self.keys.signer().key.name

    @property
    def last(self) -> Path:
        """The file of the last checkpoint over events."""
        return self.folder / "events.checkpoint"

    def settings(self) -> dict[str, Any]:
        """What a checkpointer is told."""
        return {
            "event_store_dsn": self.store.relay,
            "nats_url": self.nats.url,
            "nats_password": self.nats.passwords["checkpointer"],
            "signing_key_file": str(self.key),
            "checkpoint_dir": str(self.folder),
            "checkpoint_interval": 0.05,
            "checkpoint_patience": 2,
        } | self.told

    def opened(self, note: str) -> Checkpoint:
        """The checkpoint in a note that this log signed."""
        keys = [each.key for each in self.keys.published()]
        return opened(Note.parse(note.encode()), self.origin, keys)

    def signed(self) -> list[Checkpoint]:
        """All checkpoints of the store, by size."""
        return [self.opened(note) for (note,) in self.rows("note", "proof.checkpoints", "size")]

    def rows(self, columns: str, table: str, order: str) -> list[tuple[Any, ...]]:
        """Rows of a table as its owner sees them."""
        with psycopg.connect(self.store.owner) as owner:
            query = f"SELECT {columns} FROM {table} ORDER BY {order}"
            return owner.execute(query.encode()).fetchall()

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Running"]:
        """A checkpointer in this process."""
        settings = CheckpointerSettings.load(**self.settings())
        async with (
            listening(checkpointer_of(settings), settings) as url,
            httpx.AsyncClient(base_url=url) as client,
        ):
            yield Running(client)

    @asynccontextmanager
    async def process(self, home: Path) -> AsyncIterator[tuple[Process, "Running"]]:
        """A checkpointer as a process; killed at the end if it is still there."""
        port = home / "port"
        port.unlink(missing_ok=True)
        told = {f"TAIZHANG_{name.upper()}": str(value) for name, value in self.settings().items()}
        with (home / "checkpointer.log").open("ab") as output:
            child = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "services.ledger", "checkpointer"),
                env={"PATH": os.environ["PATH"], "TAIZHANG_PORT_FILE": str(port), **told},
                stdout=output,
                stderr=output,
            )
        try:
            async with asyncio.timeout(20):
                while not port.exists():
                    await asyncio.sleep(0.02)
            url = f"http://127.0.0.1:{port.read_text().strip()}"
            async with httpx.AsyncClient(base_url=url) as client:
                yield child, Running(client)
        finally:
            if child.returncode is None:
                child.kill()
            await child.wait()


class Running:
    """A checkpointer that answers."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def health(self) -> dict[str, Any]:
        """What it says of itself."""
        answer: dict[str, Any] = (await self.client.get("/health/ready")).json()
        return answer

    async def at(self, size: int, tree: str = "events", seconds: float = 15) -> dict[str, Any]:
        """Wait until it compared everything, signed this size and is ready."""
        async with asyncio.timeout(seconds):
            while True:
                health = await self.health()
                compared = tree not in health["comparing"]
                if health["ready"] and compared and health["sizes"][tree] >= size:
                    return health
                await asyncio.sleep(0.02)

    async def refusing(self, code: str, tree: str = "events", seconds: float = 15) -> str:
        """Wait until this stops the signing of a tree; answers its words."""
        async with asyncio.timeout(seconds):
            while True:
                health = await self.health()
                check = health["checks"][tree]
                if not health["ready"] and check["detail"].startswith(code):
                    return str(check["detail"])
                await asyncio.sleep(0.02)

    async def note(self, size: int | None = None, prefix: str = "") -> str:
        """The checkpoint of a size, or the latest, as a note."""
        path = "/checkpoint" if size is None else f"/checkpoint/{size}"
        answer = await self.client.get(prefix + path)
        answer.raise_for_status()
        return answer.text
