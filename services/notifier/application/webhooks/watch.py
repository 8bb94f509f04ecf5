"""Watches how webhooks fare, and gives up one that refuses for too long, with a notice.

Standard Webhooks: a receiver that answers 410, or fails for days, is called no more until somebody
enables it again. What cannot be noted for now is noted at the next refusal.
"""

from contextlib import suppress
from datetime import timedelta

from chassis.clock import Clock
from services.notifier.application.errors import NotFoundError, PassingError
from services.notifier.application.ports import Channel
from services.notifier.application.sending.letter import Letter
from services.notifier.application.webhooks.ports import OfficeNotices, Webhooks
from services.notifier.domain.delivery import Ending, Outcome
from services.notifier.domain.webhooks.webhook import Disabling, given_up

_REFUSED = frozenset({Ending.REFUSED_FOR_NOW, Ending.REFUSED_FOR_GOOD, Ending.UNKNOWN})


class WatchedWebhooks:
    """The channel to webhooks, with the outcome of each attempt noted."""

    safe_to_repeat = True

    def __init__(
        self,
        channel: Channel,
        webhooks: Webhooks,
        notices: OfficeNotices,
        clock: Clock,
        patience: timedelta,
    ) -> None:
        self._channel = channel
        self._webhooks = webhooks
        self._notices = notices
        self._clock = clock
        self._patience = patience

    async def send(self, letter: Letter) -> Outcome:
        """Send once, and note how it ended."""
        outcome = await self._channel.send(letter)
        with suppress(PassingError, NotFoundError):
            if outcome.ending is Ending.ACCEPTED:
                await self._webhooks.taken(letter.recipient)
            elif outcome.ending in _REFUSED:
                await self._refused(letter.recipient, outcome)
        return outcome

    async def _refused(self, name: str, outcome: Outcome) -> None:
        now = self._clock.now()
        since = await self._webhooks.failed(name, now)
        because = since and given_up(since, outcome, now, self._patience)
        if because:
            await self._webhooks.disable(name, Disabling(now, because))
            await self._notices.webhook_given_up(await self._webhooks.named(name), now)
