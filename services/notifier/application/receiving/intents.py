"""What is to be sent because of one event: to people, to groups, to other systems.

History and imports are written down and not sent. Of a case nothing goes but to persons.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from services.notifier.application.receiving.messages import Received
from services.notifier.domain.delivery import State
from services.notifier.domain.notice import Notice
from services.notifier.domain.policy import is_told, notices, template_of
from services.notifier.domain.publicity import is_asked_for, is_of_an_import
from services.notifier.domain.situation import Situation
from services.notifier.domain.values.of_event import values_of

MAIL, ROBOT, WEBHOOK = "mail", "robot", "webhook"


@dataclass(frozen=True)
class Intent:
    """One message to one recipient by one channel; the id is the same whenever it is computed.

    `recipient` is an officer's id, or the name of a group or a system in the settings; without
    `due_at` it is due at once.
    """

    event: UUID
    channel: str
    recipient: str
    state: State
    officer: UUID | None = None
    template: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    content: str | None = None
    due_at: datetime | None = None

    @property
    def id(self) -> UUID:
        """Id of the delivery, from which receivers can tell a repetition."""
        return uuid5(self.event, f"{self.channel}/{self.recipient}")


@dataclass(frozen=True)
class Subscriptions:
    """By name of a group's robot, of a system's webhook: the topics or event names it takes."""

    robots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    webhooks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def to_people(received: Received, now: Situation, *, history: bool) -> list[Intent]:
    """A mail for each person the policy names."""
    event = received.event.event_id
    state = State.NOT_SENT_HISTORY if history else State.PENDING
    return [_mail(event, notice, state) for notice in notices(received.event, now)]


def to_groups(
    received: Received, now: Situation, subscriptions: Subscriptions, *, history: bool
) -> list[Intent]:
    """A message for each group that asked for the event."""
    event = received.event
    state = _outward_state(received, history=history)
    return [
        Intent(event.event_id, ROBOT, name, state, None, template_of(event), values_of(event, now))
        for name, wanted in subscriptions.robots.items()
        if is_told(event) and is_asked_for(event, wanted)
    ]


def to_systems(
    received: Received, webhooks: Mapping[str, tuple[str, ...]], *, history: bool
) -> list[Intent]:
    """The event itself for each system that asked for it."""
    event = received.event
    state = _outward_state(received, history=history)
    return [
        Intent(event.event_id, WEBHOOK, name, state, content=structured(received))
        for name, wanted in webhooks.items()
        if is_asked_for(event, wanted)
    ]


def structured(received: Received) -> str:
    """The CloudEvent in structured mode (JSON): its attributes, and the stored event as data."""
    headers = received.incoming.headers
    attributes = {name[3:]: value for name, value in headers.items() if name.startswith("ce-")}
    document = {**attributes, "data": json.loads(received.incoming.body)}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _mail(event: UUID, notice: Notice, state: State) -> Intent:
    return Intent(
        event, MAIL, str(notice.officer), state, notice.officer, notice.template, notice.values
    )


def _outward_state(received: Received, *, history: bool) -> State:
    old = history or is_of_an_import(received.event)
    return State.NOT_SENT_HISTORY if old else State.PENDING
