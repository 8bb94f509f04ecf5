"""Reads every event of a running stack as another system would, and notices gaps and repeats.

    python docs/examples/subscribe.py .taizhang

The only things it needs are nats-py and `run.json`, which `taizhang up` writes. The position
handled last is kept in a file; a real subscriber keeps it in the transaction that applies the
event. Nothing after a gap is handled; a gap that stays open ends the program with status 3.
"""

import argparse
import asyncio
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nats
from nats.aio.msg import Msg
from nats.js import JetStreamContext

BATCH = 100


class GapError(Exception):
    """An event between the last one handled and this one has not arrived."""


@dataclass
class Reader:
    """Handles events in order, each once, and remembers how far it came."""

    kept: Path
    patience: float
    gap_since: float | None = None

    def __post_init__(self) -> None:
        """Go on where an earlier run ended."""
        self.last = int(self.kept.read_text()) if self.kept.exists() else 0

    def take(self, headers: dict[str, str], body: bytes) -> bool:
        """Handle one message; False when it was handled before.

        Raises:
            GapError: the event before it in the store is not the last one handled.

        """
        position = int(headers["ce-sequence"])
        if position <= self.last:
            return False
        if int(headers["ce-prevsequence"]) > self.last:
            raise GapError(f"{headers['ce-prevsequence']} is missing before {position}")
        self.apply(position, headers, json.loads(body))
        self.last, self.gap_since = position, None
        self.kept.write_text(str(position))
        return True

    def wait_for_the_missing(self, gap: GapError) -> None:
        """A redelivery may close the gap; raises it again when patience is at its end."""
        self.gap_since = self.gap_since or time.monotonic()
        if time.monotonic() - self.gap_since > self.patience:
            raise gap

    def apply(self, position: int, headers: dict[str, str], event: dict[str, Any]) -> None:
        """What your system does with an event."""
        task = event["data"].get("task", {})
        words = [position, event["occurred_at"][:10], headers.get("ce-unit", "-"), event["type"]]
        print(*words, task.get("number", ""), task.get("title", ""), flush=True)  # noqa: T201


async def read(jetstream: JetStreamContext, access: dict[str, str], reader: Reader) -> None:
    """Take batches from the durable until one comes back empty."""
    pull = await jetstream.pull_subscribe_bind(access["durable"], stream=access["stream"])
    while True:
        try:
            messages = await pull.fetch(BATCH, timeout=5)
        except TimeoutError:  # also nats.errors.TimeoutError, which is one
            return
        for message in messages:
            await handle(message, reader)


async def handle(message: Msg, reader: Reader) -> None:
    """Acknowledge what was handled; what is no event of the ledger is put aside for good."""
    headers = message.headers or {}
    if headers.get("ce-source") != "/taizhang/ledger":
        await message.term()
        return
    try:
        reader.take(headers, message.data)
    except GapError as gap:
        await message.nak(delay=1)
        reader.wait_for_the_missing(gap)
    else:
        await message.ack()


async def main(folder: Path, patience: float, *, follow: bool) -> None:
    """Connect as the integrator that `run.json` names, and read."""
    access = json.loads((folder / "run.json").read_text())["nats"]
    connection = await nats.connect(
        access["url"],
        user=access["user"],
        password=access["password"],
        inbox_prefix=access["inbox_prefix"].encode(),
        max_reconnect_attempts=-1,
    )
    try:
        reader = Reader(folder / "subscriber.position", patience)
        await read(connection.jetstream(), access, reader)
        while follow:
            await read(connection.jetstream(), access, reader)
    finally:
        await connection.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", default=".taizhang", type=Path)
    parser.add_argument("--follow", action="store_true", help="go on until interrupted")
    parser.add_argument("--patience", type=float, default=60, help="seconds a gap may stay open")
    chosen = parser.parse_args()
    try:
        asyncio.run(main(chosen.folder, chosen.patience, follow=chosen.follow))
    except GapError as gap:
        print(f"gap: {gap}", file=sys.stderr)  # noqa: T201
        sys.exit(3)
