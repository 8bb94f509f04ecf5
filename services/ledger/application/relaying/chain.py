"""Stored events as messages, each linked to the one before it in the store and in its unit.

Stops before the first row that cannot be told to subscribers; what comes before it is published.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from contracts.wire.cloudevents import header_lines
from contracts.wire.subjects import subject
from services.ledger.application.relaying.envelopes import envelope
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

    def link_all(
        self, rows: Iterable[StoredEvent]
    ) -> tuple[list[Message], UndecodableStoredError | None]:
        """The messages of the events that come next, up to the first that is none, and why."""
        messages: list[Message] = []
        for stored in rows:
            try:
                messages.append(self.link(stored))
            except UndecodableStoredError as fault:
                return messages, fault
        return messages, None

    def link(self, stored: StoredEvent) -> Message:
        """The message of the event that comes next; moves the chain on to it."""
        event, fact = envelope(stored)
        unit, position = event.unit, stored.position
        of_unit = self.units.get(unit, 0) if unit else 0
        message = Message(
            position,
            event.event_id,
            unit,
            subject(fact, event),
            header_lines(event, position, self.position, of_unit),
            stored.state,
            event.correlation_id,
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
