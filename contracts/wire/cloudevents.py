"""CloudEvents 1.0 in binary mode over NATS: `ce-` headers beside the stored bytes.

`ce-sequence` is the position in the store, zero-padded to 20 digits (the sequence extension);
the `prev` headers let a consumer of everything, of one task or of one unit see a gap.
`ce-previousunit` says which unit a task left that is another's from this event on.
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
    lines = header_lines(event, place.position, place.previous or 0, place.previous_of_unit or 0)
    return dict(line.split(": ", 1) for line in lines.splitlines())


def header_lines(
    event: Event | Envelope, position: int, previous: int, previous_of_unit: int
) -> str:
    """The headers as they go over the wire, each line ended: one text, since the relay makes many.

    Nothing is escaped: an envelope whose values could break a line must be refused before.
    """
    at = event.occurred_at
    lines = (
        f"{MESSAGE_ID}: {event.event_id}\r\n"
        "ce-specversion: 1.0\r\n"
        f"ce-id: {event.event_id}\r\n"
        f"ce-type: {event.type}\r\n"
        f"ce-source: {SOURCE}\r\n"
        f"ce-subject: {event.aggregate_id}\r\n"
        f"ce-time: {at if isinstance(at, str) else render(at)}\r\n"
        "ce-datacontenttype: application/json\r\n"
        "content-type: application/json\r\n"
        f"ce-sequence: {position:020d}\r\n"
        f"ce-prevsequence: {previous:020d}\r\n"
        f"ce-aggregateversion: {event.aggregate_version}\r\n"
        f"ce-correlationid: {event.correlation_id}\r\n"
    )
    if event.previous_unit is not None:
        lines += f"ce-previousunit: {event.previous_unit}\r\n"
    if event.unit is None:
        return lines
    return f"{lines}ce-unit: {event.unit}\r\nce-prevunitsequence: {previous_of_unit:020d}\r\n"
