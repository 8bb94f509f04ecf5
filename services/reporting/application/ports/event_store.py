"""The event store, read only: the log by position, and when each position was committed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event's bytes as stored, at their position."""

    position: int
    state: bytes


class EventStore(Protocol):
    """The log. Its writers hold one lock, so what is after a position never appears before it."""

    async def after(self, position: int, limit: int) -> Sequence[StoredEvent]:
        """The next events in the order of the store."""

    async def head(self) -> int:
        """The highest stored position; 0 where there is none."""

    async def last_before(self, moment: datetime) -> int:
        """The position of the last event committed before the moment; 0 where there is none."""

    async def committed_at(self, position: int) -> datetime | None:
        """When the event at this position was committed; None where nothing is known of it."""
