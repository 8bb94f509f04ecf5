"""Who is told what: a pure function of the event and the situation it happened in.

Registering and importing tell nobody. Nobody is told of their own act, and nobody twice of one
event: the first reason to tell them counts.
"""

import re

from contracts.envelope import Event
from services.notifier.domain.listeners import LISTENERS
from services.notifier.domain.notice import Notice
from services.notifier.domain.situation import Situation
from services.notifier.domain.values.of_event import values_of

NOTIFIED = tuple(LISTENERS)
"""The facts that somebody may be told of."""


def template_of(event: Event) -> str:
    """The name of the event's template: `TaskAssigned` is told by `task_assigned`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(event.data).event_name()).lower()


def is_told(event: Event) -> bool:
    """Whether anybody may be told of such an event."""
    return type(event.data) in LISTENERS


def notices(event: Event, now: Situation) -> list[Notice]:
    """Everyone to be told of the event, in the order of their reasons."""
    if not is_told(event):
        return []
    told: dict[object, Notice] = {}
    values = values_of(event, now)
    for reason in LISTENERS[type(event.data)](event, event.data, now):
        if reason.officer != event.actor.person and reason.officer not in told:
            part = {**values, "part": reason.part}
            told[reason.officer] = Notice(reason.officer, template_of(event), part)
    return list(told.values())
