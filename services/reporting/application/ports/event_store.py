"""The event store, read only: the log by position, and when each position was committed."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol
from uuid import UUID


class StoredEvent(NamedTuple):
    """An event's bytes as stored, at their position."""

    position: int
    state: bytes


class Slice(NamedTuple):
    """The streams whose first event stands after one position and up to another.

    Streams that began together lie together, so a slice reads few pages of the store.
    """

    number: int
    after: int
    up_to: int
    events: int


class EventStore(Protocol):
    """The log. Its writers hold one lock, so what is after a position never appears before it."""

    async def after(self, position: int, limit: int) -> Sequence[StoredEvent]:
        """The next events in the order of the store."""

    async def slices(self, until: int, events: int) -> Sequence[Slice]:
        """All streams cut into slices of about so many events up to the position."""

    async def slice(self, slice_: Slice, until: int) -> Sequence[StoredEvent]:
        """The events of a slice's streams up to the position, in the order of the store."""

    async def of_streams(self, streams: Collection[UUID], position: int) -> Sequence[StoredEvent]:
        """The events of these streams up to the position, in the order of the store."""

    async def head(self) -> int:
        """The highest stored position; 0 where there is none."""

    async def last_before(self, moment: datetime) -> int:
        """The position of the last event committed before the moment; 0 where there is none."""

    async def committed_at(self, position: int) -> datetime | None:
        """When the event at this position was committed; None where nothing is known of it."""
