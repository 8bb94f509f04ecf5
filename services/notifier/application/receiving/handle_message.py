"""Handles messages of the stream: each event once, in the store's order.

Inbox rows, directory and what is to be sent are one transaction for a lot of messages, so a crash
repeats the lot or nothing. What cannot be read is parked and passed; an error leaves all as it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from uuid import UUID

from chassis.clock import Clock
from services.notifier.application.ports import Backlog, Handling, Inbox
from services.notifier.application.receiving.intents import (
    Subscriptions,
    to_groups,
    to_people,
    to_systems,
)
from services.notifier.application.receiving.messages import (
    Incoming,
    Received,
    Unreadable,
    read_or_not,
)
from services.notifier.application.wishes.considerate import considerate
from services.notifier.domain.listeners import CONCERN_SOMEBODY
from services.notifier.domain.policy import is_told
from services.notifier.domain.wishes.wishes import House


@dataclass(frozen=True)
class HandlingRules:
    """Events older than `horizon` are history; days are those of `zone`."""

    zone: tzinfo
    horizon: timedelta = timedelta(hours=72)
    subscriptions: Subscriptions = field(default_factory=Subscriptions)
    house: House = field(default_factory=lambda: House(UTC))


class HandleMessage:
    """Takes one lot after another; two at once wait for each other in the database."""

    def __init__(self, inbox: Inbox, backlog: Backlog, clock: Clock, rules: HandlingRules) -> None:
        self._inbox = inbox
        self._backlog = backlog
        self._clock = clock
        self._rules = rules

    async def __call__(self, lot: Sequence[Incoming]) -> None:
        """Handle messages in the order given; what is missing before one is fetched and goes first.

        Raises PassingError, or whatever handling raised; then some of the lot may be handled, and
        the whole may be handed in again.
        """
        messages = [read_or_not(incoming) for incoming in lot]
        while messages:
            done, position = await self._handle(messages, wait=True)
            messages = messages[done:]
            if messages:
                missing = await self._backlog.between(position, messages[0].incoming.sequence)
                earlier = [read_or_not(incoming) for incoming in missing]
                await self._handle([*earlier, messages.pop(0)], wait=False)

    async def late(self, received: Received) -> None:
        """Handle an event that was parked, whatever was handled meanwhile."""
        await self._handle([received], wait=False)

    async def park(self, incoming: Incoming, error: str) -> None:
        """Keep the message for a person; what comes after it is handled."""
        async with self._inbox.handling() as handling:
            await handling.park(incoming, error, self._clock.now())

    async def give_up(self, incoming: Incoming, error: str) -> None:
        """Park a message that the stream stopped delivering, unless it was handled all the same."""
        message = read_or_not(incoming)
        async with self._inbox.handling(_ids([message])) as handling:
            if not (isinstance(message, Received) and handling.knows(message.event)):
                await handling.park(incoming, error, self._clock.now())

    async def _handle(self, lot: Sequence[Received | Unreadable], *, wait: bool) -> tuple[int, int]:
        """Handle the lot, or until others must go first; how many, and the position reached."""
        async with self._inbox.handling(_ids(lot)) as handling:
            for done, message in enumerate(lot):
                if not await self._one(handling, message, wait=wait):
                    return done, handling.position
        return len(lot), handling.position

    async def _one(self, handling: Handling, message: Received | Unreadable, *, wait: bool) -> bool:
        """Handle one; False if others must go first and `wait`."""
        now = self._clock.now()
        if isinstance(message, Unreadable):
            await handling.park(message.incoming, message.error, now)
            return True
        if handling.knows(message.event):
            return True
        if wait and message.previous > handling.position:
            return False
        await handling.project(message)
        await handling.run_clocks(message, self._day_of(message))
        await self._tell(handling, message, now)
        await handling.finish(message, now)
        return True

    async def _tell(self, handling: Handling, received: Received, now: datetime) -> None:
        event, subscriptions = received.event, self._rules.subscriptions
        history = self._is_history(handling, received, now)
        if type(event.data) in CONCERN_SOMEBODY:
            await handling.ask_audience(received, now, history=history)
            return
        webhooks = {**handling.webhooks, **subscriptions.webhooks}
        intents = to_systems(received, webhooks, history=history)
        if is_told(event):
            situation = await handling.situation(event, self._day_of(received))
            told = to_people(received, situation, history=history)
            wishes = await handling.wishes(each.officer for each in told if each.officer)
            intents += considerate(told, wishes, self._rules.house, now)
            intents += to_groups(received, situation, subscriptions, history=history)
        if intents:
            await handling.add(received, intents, now)

    def _day_of(self, received: Received) -> date:
        return received.event.occurred_at.astimezone(self._rules.zone).date()

    def _is_history(self, handling: Handling, received: Received, now: datetime) -> bool:
        before_first_start = received.incoming.sequence <= handling.first_start_sequence
        return before_first_start or now - received.event.occurred_at > self._rules.horizon


def _ids(lot: Sequence[Received | Unreadable]) -> list[UUID]:
    return [message.event.event_id for message in lot if isinstance(message, Received)]
