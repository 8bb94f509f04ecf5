"""A batch of stored events folded into changes, without I/O.

Stops before the first event that cannot be decoded or does not follow; what came before it stands.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from uuid import UUID

from contracts.envelope import Event, UndecodableEventError, parse
from services.reporting.application.ports.event_store import StoredEvent
from services.reporting.application.ports.model import Change
from services.reporting.domain.folding.fold import Rows, fold, foreign, key_of
from services.reporting.domain.folding.happening import FoldError
from services.reporting.domain.rows.row import Key

Decode = Callable[[bytes], Event]


@dataclass(frozen=True, slots=True)
class BadEvent:
    """An event that stops the projector: where it stands, what it is, and why."""

    position: int
    type: str
    event_id: UUID | None
    reason: str
    correlation_id: str | None = None

    def __str__(self) -> str:
        return f"event {self.event_id} ({self.type}) at position {self.position}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Events in order, up to the first that could not be decoded."""

    events: Sequence[tuple[StoredEvent, Event]]
    bad: BadEvent | None

    @property
    def keys(self) -> frozenset[Key]:
        """All rows that folding them looks at."""
        own = (key_of(event) for _, event in self.events)
        return self.foreign | frozenset(own)

    @property
    def foreign(self) -> frozenset[Key]:
        """Those that belong to other streams than the event that looks at them."""
        return frozenset(key for _, event in self.events for key in foreign(event))


@dataclass(slots=True)
class Folded:
    """What a batch does to the model; `position` is that of the last event that was folded."""

    position: int
    changes: list[Change] = field(default_factory=list)
    bad: BadEvent | None = None


def decode_batch(stored: Sequence[StoredEvent], decode: Decode) -> Decoded:
    """The events of a batch."""
    events: list[tuple[StoredEvent, Event]] = []
    for each in stored:
        try:
            events.append((each, decode(each.state)))
        except Exception as error:  # an upcaster's own mistake stops as an event does
            return Decoded(events, _named(each, str(error)))
    return Decoded(events, None)


def fold_batch(decoded: Decoded, state: Rows, start: int, zone: tzinfo) -> Folded:
    """Fold the events onto `state`, which stands at position `start` and moves on with them."""
    result = Folded(start, bad=decoded.bad)
    for stored, event in decoded.events:
        key = key_of(event)
        before = state.get(key)
        try:
            row = fold(event, before, state, zone)
        except Exception as error:  # so does a rule's
            reason = str(error) if isinstance(error, FoldError) else repr(error)
            result.bad = _named(stored, reason)
            return result
        if row is not None:
            result.changes.append(Change(stored.position, row, before))
            state[key] = row
        result.position = stored.position
    return result


def _named(stored: StoredEvent, reason: str) -> BadEvent:
    """Name the event as far as its bytes still tell."""
    try:
        raw = parse(stored.state)
        known = UUID(str(raw["event_id"]))
    except (UndecodableEventError, KeyError, ValueError):
        return BadEvent(stored.position, "undecodable", None, reason)
    correlation = raw.get("correlation_id")
    return BadEvent(stored.position, raw["type"], known, reason, correlation and str(correlation))
