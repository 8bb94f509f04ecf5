"""One example: a fact with the envelope that it would have been recorded in.

Event ids follow RFC 9562 version 7: the moment, then digits drawn from the stream and version,
so that the same example is the same bytes everywhere.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid5

from contracts.envelope import Actor, Event
from contracts.events.fact import Fact


@dataclass(frozen=True, slots=True)
class Example:
    """A fact, the stream and version it stands at, who decided it and when.

    `unit` is the lead unit at that moment, None outside a task that has one.
    """

    fact: Fact
    stream: UUID
    version: int
    by: Actor
    at: datetime
    unit: str | None = None

    def recorded(self) -> Event:
        """The event as the store would hold it."""
        return Event(
            type=self.fact.topic,
            aggregate_id=self.stream,
            aggregate_version=self.version,
            event_id=event_id(self.stream, self.version, self.at),
            occurred_at=self.at,
            actor=self.by,
            correlation_id=uuid5(self.stream, f"command/{self.version}"),
            unit=self.unit,
            data=self.fact,
        )


def event_id(stream: UUID, version: int, at: datetime) -> UUID:
    """A UUIDv7 of that moment that depends on nothing but the arguments."""
    milliseconds = int(at.timestamp() * 1000)
    digits = int.from_bytes(sha256(f"{stream}/{version}".encode()).digest()[:10])
    seven = 0x7 << 76
    variant = 0b10 << 62
    low = (digits & (0xFFF << 64)) | (digits & ((1 << 62) - 1))
    return UUID(int=(milliseconds << 80) | seven | variant | low)
