"""What may go to groups and to other systems: nothing of a case, whatever they ask for."""

from collections.abc import Iterable

from contracts.envelope import Event
from contracts.events.campaign import LedgerImported

EVERYTHING = "*"
_OF_A_CASE = ("case.", "task.accountability_")


def is_of_a_case(topic: str) -> bool:
    """Whether the event belongs to an accountability case, or is a task's pair of it."""
    return topic.startswith(_OF_A_CASE)


def is_asked_for(event: Event, wanted: Iterable[str]) -> bool:
    """Whether a subscription to these topics or event names (or `*`) takes the event."""
    names = {EVERYTHING, event.type, type(event.data).event_name()}
    return not is_of_a_case(event.type) and not names.isdisjoint(wanted)


def is_of_an_import(event: Event) -> bool:
    """Whether the event was read from a file: a row with its origin, or the import itself."""
    return isinstance(event.data, LedgerImported) or bool(getattr(event.data, "origin", None))
