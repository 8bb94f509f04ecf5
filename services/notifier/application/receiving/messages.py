"""A message as it came, and as an event with its place.

A message is readable if its body is an event of the contract and its headers say the same as it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from contracts.envelope import Event, UndecodableEventError
from contracts.events.catalogue import decode
from services.notifier.application.errors import UnreadableError


@dataclass(frozen=True)
class Incoming:
    """A message; `sequence` is its place in the stream, not the event's position."""

    sequence: int
    subject: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Received:
    """A readable message; `previous` is the position of the event before it in the store."""

    incoming: Incoming
    event: Event
    position: int
    previous: int


@dataclass(frozen=True)
class Unreadable:
    """A message that is no event, and why."""

    incoming: Incoming
    error: str


def read_or_not(incoming: Incoming) -> Received | Unreadable:
    """The event in the message, or why there is none."""
    try:
        return read(incoming)
    except UnreadableError as error:
        return Unreadable(incoming, str(error))


def read(incoming: Incoming) -> Received:
    """The event in the message; raises UnreadableError, which says why there is none."""
    try:
        event = decode(incoming.body)
    except UndecodableEventError as error:
        raise UnreadableError(str(error)) from error
    if incoming.headers.get("ce-id") != str(event.event_id):
        raise UnreadableError("ce-id and the event's id differ")
    place = place_of(incoming)
    if place is None:
        raise UnreadableError("ce-sequence or ce-prevsequence is missing or no number")
    return Received(incoming, event, *place)


def place_of(incoming: Incoming) -> tuple[int, int] | None:
    """Position and the one before it, as far as the headers tell."""
    named = (incoming.headers.get(f"ce-{name}", "") for name in ("sequence", "prevsequence"))
    position, previous = (int(text) if _is_number(text) else -1 for text in named)
    return (position, previous) if 0 <= previous < position else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 20
