"""Where an event is published: `taizhang.v1.<aggregate>.<unit or ->.<id>.<EventName>`.

Every token is a code, a UUID or a class name, so a subscriber takes one event, one unit or one
task by wildcard, and NATS permissions can be given by unit.
"""

from contracts.envelope import Envelope, Event
from contracts.events.fact import Fact

STREAM = "TAIZHANG"
PREFIX = "taizhang.v1"
ALL = f"{PREFIX}.>"

PROOF_STREAM = "TAIZHANG_PROOF"
PROOF_CHECKPOINT = "taizhang-proof.checkpoint"
"""Signed checkpoints of every tree; the first line of a note is its tree's origin."""


def subject_of(event: Event) -> str:
    """The subject of this event."""
    return subject(type(event.data), event)


def subject(fact: type[Fact], event: Event | Envelope) -> str:
    """The subject of an event of which only the envelope was read, and the class of its topic."""
    unit = event.unit or "-"
    return f"{PREFIX}.{fact.aggregate}.{unit}.{event.aggregate_id}.{fact.event_name()}"
