"""The whole stored event: envelope and fact, as stored and as published, byte for byte.

The bytes are canonical for their writer only: readers parse them, hashes cover them as they
stand. `Event` satisfies the `eventsourcing` library's protocol of a domain event.
"""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    PlainSerializer,
    SerializeAsAny,
    TypeAdapter,
)

from contracts.events.fact import Fact, UnitCode


class UndecodableEventError(ValueError):
    """The bytes are not an event of this contract; `code` is `undecodable_event`."""

    code = "undecodable_event"


def _whole_utc(value: datetime) -> datetime:
    return value.astimezone(UTC)


def render(value: datetime) -> str:
    """A moment as events write it."""
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


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

    @property
    def originator_id(self) -> UUID:
        """The stream, in the library's words."""
        return self.aggregate_id

    @property
    def originator_version(self) -> int:
        """The version in the stream, in the library's words."""
        return self.aggregate_version

    def to_bytes(self) -> bytes:
        """The bytes to store and to publish."""
        return self.model_dump_json().encode()


def parse(stored: bytes) -> dict[str, Any]:
    """The event as plain JSON, without knowing its type; for readers that only pass it on."""
    try:
        raw = json.loads(stored)
    except (ValueError, RecursionError) as error:
        raise UndecodableEventError("not JSON") from error
    if not isinstance(raw, dict) or not isinstance(raw.get("type"), str):
        raise UndecodableEventError("not an event: no type")
    return raw


@dataclass(frozen=True, slots=True)
class Envelope:
    """All of an event but its actor and data, as written in its bytes; unchecked against a schema.

    For whoever passes events on: nothing in it can break out of a header or a subject.
    """

    type: str
    aggregate_id: str
    aggregate_version: int
    event_id: str
    occurred_at: str
    correlation_id: str
    unit: str | None


_OBJECT = TypeAdapter(dict[str, Any])
_ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_TOLD = re.compile(
    rf"[a-z0-9_.]+ {_ID} {_ID} {_ID} [0-9]{{4}}-[0-9T:.-]+Z [a-z0-9-]{{1,32}}", re.ASCII
)


def envelope_of(stored: bytes) -> Envelope:
    """The envelope in these bytes; raises UndecodableEventError where it is none."""
    try:
        raw = _OBJECT.validate_json(stored)
        topic, id_, event_id = raw["type"], raw["aggregate_id"], raw["event_id"]
        correlation, at, version = (
            raw["correlation_id"],
            raw["occurred_at"],
            raw["aggregate_version"],
        )
        version, unit, data = raw["aggregate_version"], raw.get("unit"), raw["data"]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UndecodableEventError("not an event: no envelope") from error
    told = f"{topic} {id_} {event_id} {correlation} {at} {'-' if unit is None else unit}"
    formed = type(version) is int and isinstance(data, dict) and isinstance(unit, str | None)
    if not formed or not _TOLD.fullmatch(told):
        raise UndecodableEventError("not an event: an envelope of another form")
    return Envelope(topic, id_, version, event_id, at, correlation, unit)
