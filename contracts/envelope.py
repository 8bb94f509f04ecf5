"""The whole stored event: envelope and fact, as stored and as published, byte for byte.

The bytes are canonical for their writer only: readers parse them, hashes cover them as they
stand. `Event` satisfies the `eventsourcing` library's protocol of a domain event.
"""

import json
from datetime import UTC, datetime
from typing import Annotated, Any, Protocol, Self
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    PlainSerializer,
    SerializeAsAny,
)

from contracts.events.fact import Fact, UnitCode


class UndecodableEventError(ValueError):
    """The bytes are not an event of this contract; `code` is `undecodable_event`."""

    code = "undecodable_event"


def _whole_utc(value: datetime) -> datetime:
    return value.astimezone(UTC)


def render(value: datetime) -> str:
    """A moment as events write it."""
    utc = value if value.tzinfo is UTC else value.astimezone(UTC)
    return f"{utc.isoformat(timespec='microseconds')[: -len('+00:00')]}Z"


Moment = Annotated[AwareDatetime, AfterValidator(_whole_utc), PlainSerializer(render)]
"""A moment in UTC, microseconds, ending in Z."""


class Actor(BaseModel):
    """Who acted, in which post: an opaque person id, never a name.

    `person` is None for the system's own acts, whose post then says which (`clock`,
    `bootstrap`).
    """

    model_config = ConfigDict(frozen=True)
    person: UUID | None
    post: str
    unit: UnitCode | None


class Event(BaseModel):
    """One decision as recorded.

    `aggregate_version` counts from 1 in its stream; `occurred_at` is when the ledger decided;
    `unit` is the lead unit at that moment. The position in the store is not part of it.
    """

    model_config = ConfigDict(frozen=True)
    type: str
    aggregate_id: UUID
    aggregate_version: int
    event_id: UUID
    occurred_at: Moment
    actor: Actor
    correlation_id: UUID
    causation_id: UUID | None = None
    unit: UnitCode | None = None
    data: SerializeAsAny[Fact]

    @classmethod
    def decided(cls, **fields: Any) -> Self:
        """The event of all these fields, each known to be what its type says.

        For the writer of events alone, whose values have been checked one by one: checking them
        together again costs several times what making the event does.
        """
        event = cls.__new__(cls)
        _set(event, "__dict__", fields)
        _set(event, "__pydantic_fields_set__", _FIELDS)
        _set(event, "__pydantic_extra__", None)
        _set(event, "__pydantic_private__", None)
        return event

    @property
    def originator_id(self) -> UUID:
        """The stream, in the library's words."""
        return self.aggregate_id

    @property
    def originator_version(self) -> int:
        """The version in the stream, in the library's words."""
        return self.aggregate_version

    @property
    def previous_unit(self) -> str | None:
        """The lead unit that a task leaves by this event, None for every other event."""
        unit: str | None = getattr(self.data, "previous_unit", None)
        return unit

    def to_bytes(self) -> bytes:
        """The bytes to store and to publish."""
        return self.__pydantic_serializer__.to_json(self)


_set = object.__setattr__
_FIELDS = frozenset(Event.model_fields)


def parse(stored: bytes) -> dict[str, Any]:
    """The event as plain JSON, without knowing its type; for readers that only pass it on."""
    try:
        raw = json.loads(stored)
    except (ValueError, RecursionError) as error:
        raise UndecodableEventError("not JSON") from error
    if not isinstance(raw, dict) or not isinstance(raw.get("type"), str):
        raise UndecodableEventError("not an event: no type")
    return raw


class Envelope(Protocol):
    """An event without its actor and data, each value as its bytes have it.

    For whoever passes events on and need not know what they say.
    """

    @property
    def type(self) -> str:
        """The topic."""

    @property
    def aggregate_id(self) -> str:
        """The stream."""

    @property
    def aggregate_version(self) -> int:
        """The version in the stream."""

    @property
    def event_id(self) -> str:
        """The event's own id."""

    @property
    def occurred_at(self) -> str:
        """When the ledger decided, as `render` writes it."""

    @property
    def correlation_id(self) -> str:
        """The request behind it."""

    @property
    def unit(self) -> str | None:
        """The lead unit at that moment."""

    @property
    def previous_unit(self) -> str | None:
        """The lead unit that a task leaves by this event."""
