"""Stored events as messages, each linked to the one before it in the store and in its unit.

A row that is no event, or whose columns contradict its bytes, raises UndecodableStoredError. Of
an event only its envelope is read: what is published is the bytes, for their reader to judge.
"""

from dataclasses import dataclass, field
from uuid import UUID

from contracts.cloudevents import Place, headers_of
from contracts.envelope import Envelope, UndecodableEventError, envelope_of, parse
from contracts.events.catalogue import FACTS, UPCASTERS
from contracts.events.fact import Fact
from contracts.subjects import subject
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
        event, fact = envelope(stored)
        unit, position = event.unit, stored.position
        place = Place(position, self.position or None, self.units.get(unit) if unit else None)
        message = Message(
            position,
            event.event_id,
            unit,
            subject(fact, event),
            headers_of(event, place),
            stored.state,
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


def envelope(stored: StoredEvent) -> tuple[Envelope, type[Fact]]:
    """The envelope of a row whose columns agree with its bytes, and its newest class."""
    try:
        event = envelope_of(stored.state)
        fact = fact_of(event.type)
    except UndecodableEventError as error:
        raise UndecodableStoredError(f"position {stored.position}: {error}") from error
    same = (str(stored.aggregate_id), stored.version, stored.topic) == (
        event.aggregate_id,
        event.aggregate_version,
        event.type,
    )
    if not same:
        raise UndecodableStoredError(f"position {stored.position}: columns contradict the bytes")
    return event, fact


def fact_of(topic: str) -> type[Fact]:
    """The newest class of a topic; raises UndecodableEventError where there is none."""
    while topic in UPCASTERS:
        topic, _ = UPCASTERS[topic]
    if topic not in FACTS:
        raise UndecodableEventError(f"unknown topic {topic!r}")
    return FACTS[topic]


def event_id_of(stored: StoredEvent) -> UUID:
    """The id inside a row's bytes, without judging the rest of them."""
    try:
        return UUID(parse(stored.state)["event_id"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UndecodableStoredError(f"position {stored.position}: no event id") from error
