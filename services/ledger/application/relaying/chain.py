"""Stored events as messages, each linked to the one before it in the store and in its unit.

A row that is no event, or whose columns contradict its bytes, raises UndecodableStoredError.
"""

from dataclasses import dataclass, field
from uuid import UUID

from contracts.cloudevents import Place, headers_of
from contracts.envelope import Event, UndecodableEventError, parse
from contracts.events.catalogue import UPCASTERS, decode
from contracts.subjects import subject_of
from services.ledger.application.relaying.faults import UndecodableStoredError
from services.ledger.application.relaying.ports import EventLog, Message, StoredEvent


@dataclass(slots=True)
class Chain:
    """Up to which position events were linked, and the last position of each unit until there."""

    position: int = 0
    units: dict[str, int] = field(default_factory=dict)

    def copy(self) -> "Chain":
        """The same place, to go on from without moving this one."""
        return Chain(self.position, dict(self.units))

    def link(self, stored: StoredEvent) -> Message:
        """The message of the event that comes next; moves the chain on to it."""
        event = decoded(stored)
        of_unit = self.units.get(event.unit) if event.unit else None
        place = Place(stored.position, self.position or None, of_unit)
        # The topic as stored: the body keeps its version, however new the class that read it.
        headers = headers_of(event, place) | {"ce-type": stored.topic}
        message = Message(
            stored.position, event.event_id, event.unit, subject_of(event), headers, stored.state
        )
        self.pass_over(message)
        return message

    def pass_over(self, message: Message) -> None:
        """Move on to a message's position."""
        self.position = message.position
        if message.unit:
            self.units[message.unit] = message.position


async def chain_at(log: EventLog, known: Chain, position: int) -> Chain:
    """The chain as it stands at a position, from what is known and a scan of what lies between.

    Without anything known this reads all events up to there once.
    """
    base = known if known.position <= position else Chain()
    if base.position == position:
        return base.copy()
    between = await log.last_of_units(base.position, position)
    return Chain(position, base.units | between)


def decoded(stored: StoredEvent) -> Event:
    """The event of a row whose columns agree with its bytes."""
    try:
        event = decode(stored.state)
    except UndecodableEventError as error:
        raise UndecodableStoredError(f"position {stored.position}: {error}") from error
    same = (stored.aggregate_id, stored.version) == (event.aggregate_id, event.aggregate_version)
    if not same or (stored.topic != event.type and stored.topic not in UPCASTERS):
        raise UndecodableStoredError(f"position {stored.position}: columns contradict the bytes")
    return event


def event_id_of(stored: StoredEvent) -> UUID:
    """The id inside a row's bytes, without judging the rest of them."""
    try:
        return UUID(parse(stored.state)["event_id"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UndecodableStoredError(f"position {stored.position}: no event id") from error
