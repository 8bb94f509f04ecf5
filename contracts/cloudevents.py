"""CloudEvents 1.0 in binary mode over NATS: `ce-` headers beside the stored bytes.

`ce-sequence` is the position in the store, zero-padded to 20 digits (the sequence extension);
the `prev` headers let a consumer of everything, of one task or of one unit see a gap.
"""

from dataclasses import dataclass

from contracts.envelope import Envelope, Event, render

SOURCE = "/taizhang/ledger"
MESSAGE_ID = "Nats-Msg-Id"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event stands: its position and those before it (None: it is the first)."""

    position: int
    previous: int | None
    previous_of_unit: int | None = None


def sequence(position: int) -> str:
    """A position as `ce-sequence` writes it; sorts as text as it does as a number."""
    return f"{position:020d}"


def headers_of(event: Event | Envelope, place: Place) -> dict[str, str]:
    """The headers of the message that carries this event."""
    at = event.occurred_at
    headers = {
        MESSAGE_ID: str(event.event_id),
        "ce-specversion": "1.0",
        "ce-id": str(event.event_id),
        "ce-type": event.type,
        "ce-source": SOURCE,
        "ce-subject": str(event.aggregate_id),
        "ce-time": at if isinstance(at, str) else render(at),
        "ce-datacontenttype": "application/json",
        "content-type": "application/json",
        "ce-sequence": sequence(place.position),
        "ce-prevsequence": sequence(place.previous or 0),
        "ce-aggregateversion": str(event.aggregate_version),
        "ce-correlationid": str(event.correlation_id),
    }
    if event.unit is not None:
        headers["ce-unit"] = event.unit
        headers["ce-prevunitsequence"] = sequence(place.previous_of_unit or 0)
    return headers
