"""The event store, read only: the log by position, and when each position was committed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event's bytes as stored, at their position."""

    position: int
    state: bytes


@dataclass(frozen=True, slots=True)
class Part:
    """Events of one of `of` shares of all tasks, and all events that are no task's."""

    number: int = 0
    of: int = 1


class EventStore(Protocol):
    """The log. Its writers hold one lock, so what is after a position never appears before it."""

    async def after(self, position: int, limit: int) -> Sequence[StoredEvent]:
        """The next events in the order of the store."""

    async def part(self, part: Part, after: int, until: int, limit: int) -> Sequence[StoredEvent]:
        """The next events after a position, up to and including another, that a part folds."""

    async def of_streams(self, streams: Collection[UUID], position: int) -> Sequence[StoredEvent]:
        """The events of these streams up to the position, in the order of the store."""

    async def head(self) -> int:
        """The highest stored position; 0 where there is none."""

    async def last_before(self, moment: datetime) -> int:
        """The position of the last event committed before the moment; 0 where there is none."""

    async def committed_at(self, position: int) -> datetime | None:
        """When the event at this position was committed; None where nothing is known of it."""
