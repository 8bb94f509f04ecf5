"""Where an event is published: `taizhang.v1.<aggregate>.<unit or ->.<id>.<EventName>`.

Every token is a code, a UUID or a class name, so a subscriber takes one event, one unit or one
task by wildcard, and NATS permissions can be given by unit.
"""

from contracts.envelope import Event

STREAM = "TAIZHANG"
PREFIX = "taizhang.v1"
ALL = f"{PREFIX}.>"


def subject_of(event: Event) -> str:
    """The subject of this event."""
    fact = type(event.data)
    unit = event.unit or "-"
    return f"{PREFIX}.{fact.aggregate}.{unit}.{event.aggregate_id}.{fact.event_name()}"
