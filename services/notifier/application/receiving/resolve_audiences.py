"""Asks the ledger whom a case concerns, apart from the stream, so that nothing else waits for it.

It is asked until it answers, with growing pauses; questions that are open show in health.
"""

from datetime import timedelta

from chassis.clock import Clock
from services.notifier.application.errors import PassingError
from services.notifier.application.ports import Inbox, Ledger, OpenAudiences
from services.notifier.application.receiving.handle_message import HandlingRules
from services.notifier.application.receiving.intents import to_people
from services.notifier.application.receiving.messages import Received
from services.notifier.domain.delivery import RetryRules
from services.notifier.domain.notice import Audience
from services.notifier.domain.situation import Situation

_PAUSES = RetryRules(first=timedelta(seconds=1), longest=timedelta(minutes=5), attempts=2**62)


class ResolveAudiences:
    """Turns answered questions into what is to be sent."""

    def __init__(
        self,
        opened: OpenAudiences,
        inbox: Inbox,
        ledger: Ledger,
        clock: Clock,
        rules: HandlingRules,
    ) -> None:
        self._open = opened
        self._inbox = inbox
        self._ledger = ledger
        self._clock = clock
        self._rules = rules

    async def __call__(self) -> int:
        """Ask for all that is due; returns how many were answered."""
        answered = 0
        for received, history, tries in await self._open.due(self._clock.now()):
            try:
                audience = await self._ledger.audience(received.event.aggregate_id)
            except PassingError as error:
                await self._postpone(received, tries + 1, str(error))
            else:
                await self._note(received, audience, history=history)
                answered += 1
        return answered

    async def _postpone(self, received: Received, tries: int, detail: str) -> None:
        pause = _PAUSES.pause_after(tries) or _PAUSES.longest
        await self._open.postpone(received.event.event_id, self._clock.now() + pause, detail)

    async def _note(self, received: Received, audience: Audience, *, history: bool) -> None:
        event = received.event
        day = event.occurred_at.astimezone(self._rules.zone).date()
        async with self._inbox.handling() as handling:
            known = await handling.situation(event, day)
            situation = Situation(known.directory, day, known.tasks, audience)
            intents = to_people(received, situation, history=history)
            await handling.add(received, intents, self._clock.now())
            await handling.audience_known(received)
