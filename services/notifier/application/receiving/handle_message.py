"""Handles messages of the stream: each event once, in the store's order.

Inbox row, directory and what is to be sent are one transaction, so a crash anywhere repeats the
whole or nothing. What cannot be read is parked and passed; PassingError leaves all as it was.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo

from chassis.clock import Clock
from contracts.events.case import AccountabilityTriggered
from services.notifier.application.errors import UnreadableError
from services.notifier.application.ports import Backlog, Handling, Inbox
from services.notifier.application.receiving.intents import (
    Subscriptions,
    to_groups_and_systems,
    to_people,
)
from services.notifier.application.receiving.messages import Incoming, Received, read


@dataclass(frozen=True)
class HandlingRules:
    """Events older than `horizon` are history; days are those of `zone`."""

    zone: tzinfo
    horizon: timedelta = timedelta(hours=72)
    subscriptions: Subscriptions = field(default_factory=Subscriptions)


class HandleMessage:
    """Takes one message after another; two at once wait for each other in the database."""

    def __init__(self, inbox: Inbox, backlog: Backlog, clock: Clock, rules: HandlingRules) -> None:
        self._inbox = inbox
        self._backlog = backlog
        self._clock = clock
        self._rules = rules

    async def __call__(self, incoming: Incoming) -> None:
        """Handle the message; those before it that were not handled are fetched and go first."""
        try:
            received = read(incoming)
        except UnreadableError as error:
            await self.park(incoming, str(error))
            return
        missing_since = await self._handle(received, wait=True)
        if missing_since is not None:
            await self._catch_up(missing_since, incoming.sequence)
            await self._handle(received, wait=False)

    async def late(self, received: Received) -> None:
        """Handle an event that was parked, whatever was handled meanwhile."""
        await self._handle(received, wait=False)

    async def park(self, incoming: Incoming, error: str) -> None:
        """Keep the message for a person; what comes after it is handled."""
        async with self._inbox.handling() as handling:
            await handling.park(incoming, error, self._clock.now())

    async def give_up(self, incoming: Incoming, error: str) -> None:
        """Park a message that the stream stopped delivering, unless it was handled all the same."""
        async with self._inbox.handling() as handling:
            if not await _is_known(handling, incoming):
                await handling.park(incoming, error, self._clock.now())

    async def _catch_up(self, position: int, sequence: int) -> None:
        for earlier in await self._backlog.between(position, sequence):
            try:
                await self._handle(read(earlier), wait=False)
            except UnreadableError as error:
                await self.park(earlier, str(error))

    async def _handle(self, received: Received, *, wait: bool) -> int | None:
        """Handle the event; if others must go first and `wait`, say after which position."""
        async with self._inbox.handling() as handling:
            if await handling.knows(received.event):
                return None
            if wait and received.previous > handling.position:
                return handling.position
            now = self._clock.now()
            await handling.project(received)
            await self._tell(handling, received, now)
            await handling.finish(received, now)
        return None

    async def _tell(self, handling: Handling, received: Received, now: datetime) -> None:
        event = received.event
        history = (
            received.incoming.sequence <= handling.first_start_sequence
            or now - event.occurred_at > self._rules.horizon
        )
        if isinstance(event.data, AccountabilityTriggered):
            await handling.ask_audience(received, now, history=history)
            return
        day = event.occurred_at.astimezone(self._rules.zone).date()
        situation = await handling.situation(event, day)
        outward = to_groups_and_systems(
            received, situation, self._rules.subscriptions, history=history
        )
        people = to_people(received, situation, history=history)
        await handling.add(received, [*people, *outward], now)


async def _is_known(handling: Handling, incoming: Incoming) -> bool:
    try:
        return await handling.knows(read(incoming).event)
    except UnreadableError:
        return False
