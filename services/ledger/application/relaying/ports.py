"""What relaying needs of the store, the stream and the lease. Adapters raise RelayFaults only.

What there is one of for each event is a struct that the garbage collector need not look at: it
took a fifth of the relay's time.
"""

from asyncio import Future
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

import msgspec

from services.ledger.application.relaying.faults import RelayFault


class StoredEvent(msgspec.Struct, frozen=True, gc=False):
    """A row of the notification log: its columns and the bytes of the whole event."""

    position: int
    aggregate_id: UUID
    version: int
    topic: str
    state: bytes


class Message(msgspec.Struct, frozen=True, gc=False):
    """An event on its way to the stream: its header lines, and the stored bytes as `body`."""

    position: int
    event_id: str
    unit: str | None
    subject: str
    headers: str
    body: bytes
    correlation_id: str


@dataclass(frozen=True, slots=True)
class StreamEnd:
    """Where the stream ends: its last sequence, and position and id of its last event.

    An empty stream has position 0 and no event. `made` tells a stream from one made again.
    """

    sequence: int
    position: int
    event_id: UUID | None
    made: str


Answer = int | RelayFault
"""What the stream says to a publish: the sequence it stored the message at, or why it did not."""


class EventLog(Protocol):
    """The store's events in the order of their positions, for reading only."""

    async def after(self, position: int, limit: int) -> list[StoredEvent]:
        """The events that follow a position, at most `limit`."""

    async def at(self, position: int) -> StoredEvent | None:
        """The event at exactly this position."""

    async def head(self) -> int:
        """The highest position, 0 in an empty store."""

    async def last_of_units(self, after: int, upto: int) -> dict[str, int]:
        """The last position of each unit within `after` < position ≤ `upto`."""

    async def news(self, seconds: float) -> None:
        """Wait until something was appended since the last read, at most for `seconds`."""

    async def close(self) -> None:
        """Let go of the store."""


class EventStream(Protocol):
    """The one stream that events are published to."""

    async def end(self) -> StreamEnd:
        """Where the stream ends now."""

    async def send(self, messages: Sequence[Message], expected: int) -> Future[Answer]:
        """Publish one after the other, each to be refused unless it follows the one before it.

        The first follows the sequence `expected`. The answer is that to the last one: stored at
        its sequence, it vouches for all; refused, it does not tell which of them was first.
        """

    async def settle(self) -> None:
        """Wait for the answers still due; those that stay away end the connection."""

    async def close(self) -> None:
        """Let go of the stream; answers still due become faults."""


class Lease(Protocol):
    """The right to be the one active relay of a store."""

    async def acquire(self) -> bool:
        """Take it if nobody has it."""

    async def watch(self) -> None:
        """Return never; raises LeaseLostError when the lease is gone."""

    async def release(self) -> None:
        """Give it back; does nothing where it is not held."""
