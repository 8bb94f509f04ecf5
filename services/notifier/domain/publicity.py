"""What may go to groups and to other systems: nothing of a case, whatever they ask for."""

from collections.abc import Iterable

from contracts.envelope import Event
from contracts.events.campaign import LedgerImported
from contracts.events.catalogue import FACTS

EVERYTHING = "*"
_OF_A_CASE = ("case.", "task.accountability_")


def is_of_a_case(topic: str) -> bool:
    """Whether the event belongs to an accountability case, or is a task's pair of it."""
    return topic.startswith(_OF_A_CASE)


def is_asked_for(event: Event, wanted: Iterable[str]) -> bool:
    """Whether a subscription to these topics or event names (or `*`) takes the event."""
    names = {EVERYTHING, event.type, type(event.data).event_name()}
    return not is_of_a_case(event.type) and not names.isdisjoint(wanted)


def may_be_asked_for(name: str) -> bool:
    """Whether this is `*`, or a topic or an event's name that is ever sent."""
    topics = {topic for topic in FACTS if not is_of_a_case(topic)}
    return name in {EVERYTHING, *topics, *(FACTS[topic].event_name() for topic in topics)}


def is_of_an_import(event: Event) -> bool:
    """Whether the event was read from a file: a row with its origin, or the import itself."""
    return isinstance(event.data, LedgerImported) or bool(getattr(event.data, "origin", None))
