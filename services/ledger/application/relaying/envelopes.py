"""The envelopes of stored rows, read without the facts inside: what is published is the bytes.

A row that is no event, or whose columns contradict its bytes, raises UndecodableStoredError.
Whether a fact has the shape of its class is for its readers to judge, who can stop or go on alone.
"""

import re
from functools import cache
from uuid import UUID

import msgspec

from contracts.events.catalogue import FACTS, UPCASTERS
from contracts.events.fact import Fact
from services.ledger.application.relaying.faults import UndecodableStoredError
from services.ledger.application.relaying.ports import StoredEvent


class _Object(msgspec.Struct, gc=False):
    """Any JSON object, and of a task that changed hands the unit that led it before."""

    previous_unit: str | None = None


class StoredEnvelope(msgspec.Struct, frozen=True, gc=False):
    """Implements `contracts.envelope.Envelope`; `data` must be an object, hardly read."""

    type: str
    aggregate_id: str
    aggregate_version: int
    event_id: str
    occurred_at: str
    correlation_id: str
    data: _Object
    unit: str | None = None

    @property
    def previous_unit(self) -> str | None:
        """The lead unit that the task leaves by this event."""
        return self.data.previous_unit


_decode = msgspec.json.Decoder(StoredEnvelope).decode
_ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_TOLD = re.compile(
    rf"{_ID} {_ID} [0-9]{{4}}-[0-9T:.-]+Z [a-z0-9-]{{1,32}} [a-z0-9-]{{1,32}}", re.ASCII
)


def envelope(stored: StoredEvent) -> tuple[StoredEnvelope, type[Fact]]:
    """The envelope of a row whose columns agree with its bytes, and its newest class.

    Nothing in it can break out of a header or a subject.
    """
    try:
        event = _decode(stored.state)
        fact = _fact_of(event.type)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise _undecodable(stored, "not an event: no envelope") from error
    except KeyError as error:
        raise _undecodable(stored, f"unknown topic {error}") from error
    # Its topic is one of ours, and its stream's id the one that the column holds as a UUID.
    if (
        event.aggregate_id != str(stored.aggregate_id)
        or event.aggregate_version != stored.version
        or event.type != stored.topic
    ):
        raise _undecodable(stored, "columns contradict the bytes", event)
    unit = "-" if event.unit is None else event.unit
    units = f"{unit} {'-' if event.previous_unit is None else event.previous_unit}"
    if not _TOLD.fullmatch(f"{event.event_id} {event.correlation_id} {event.occurred_at} {units}"):
        raise _undecodable(stored, "not an event: an envelope of another form", event)
    return event, fact


@cache
def _fact_of(topic: str) -> type[Fact]:
    """The newest class of a topic; raises KeyError where there is none."""
    while topic in UPCASTERS:
        topic, _ = UPCASTERS[topic]
    return FACTS[topic]


def event_id_of(stored: StoredEvent) -> UUID:
    """The id inside a row's bytes, without judging the rest of them."""
    try:
        return UUID(_identified(stored.state).event_id)
    except (msgspec.MsgspecError, UnicodeError, ValueError) as error:
        raise _undecodable(stored, "no event id") from error


class _Identified(msgspec.Struct):
    event_id: str


_identified = msgspec.json.Decoder(_Identified).decode


def _undecodable(
    stored: StoredEvent, reason: str, event: StoredEnvelope | None = None
) -> UndecodableStoredError:
    correlation = event.correlation_id if event else None
    return UndecodableStoredError(f"position {stored.position}: {reason}", correlation)
