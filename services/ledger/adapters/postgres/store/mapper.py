"""Between events and the library's stored rows; a row that disagrees with its bytes is refused."""

from typing import cast
from uuid import UUID

from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import JSONTranscoder, Mapper, StoredEvent

from contracts.envelope import Event, parse
from contracts.events.catalogue import UPCASTERS, decode


class ForgedRowError(ValueError):
    """The columns of a row say something else than its bytes."""

    code = "forged_row"


class EventMapper(Mapper[UUID]):
    """The library's mapper over whole events: the bytes are the event, columns only repeat it."""

    def __init__(self) -> None:
        super().__init__(JSONTranscoder())

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredEvent:
        """The row of this event."""
        event = cast("Event", domain_event)  # The only events there are; a check costs each append.
        return StoredEvent(
            event.aggregate_id, event.aggregate_version, event.type, event.to_bytes()
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Event:
        """The event of this row, in its newest class."""
        event = decode(stored_event.state)
        columns = (stored_event.originator_id, stored_event.originator_version)
        told = parse(stored_event.state)["type"] if stored_event.topic in UPCASTERS else event.type
        place = (event.aggregate_id, event.aggregate_version)
        if columns != place or stored_event.topic != told:
            row = f"{stored_event.topic} {columns[0]} at {columns[1]}"
            raise ForgedRowError(f"the row says {row}, its bytes {told} {place[0]} at {place[1]}")
        return event
