"""Sends what is due: the attempt is on record before the call, its outcome after it.

An outcome that cannot be recorded for now is kept and recorded later, never sent again for that.
If the process ends in between, `recover` finds the attempt without a result at the next start.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from chassis.clock import Clock
from services.notifier.application.errors import PassingError
from services.notifier.application.ports import Channel, Outbox
from services.notifier.application.sending.letter import Letter
from services.notifier.domain.delivery import Ending, Outcome, Retries, after

_AT_ONCE = 20
_RECORD_AGAIN_AFTER = 0.5

Observer = Callable[[Letter, Outcome], None]


class SendDue:
    """One of these works on an outbox at a time; its caller sees to that.

    Refusals follow the rules of their channel, or those of `*`.
    """

    def __init__(
        self,
        outbox: Outbox,
        channels: Mapping[str, Channel],
        clock: Clock,
        rules: Mapping[str, Retries],
        observe: Observer = lambda _letter, _outcome: None,
    ) -> None:
        self._outbox = outbox
        self._channels = channels
        self._clock = clock
        self._rules = rules
        self._observe = observe

    async def recover(self) -> int:
        """Settle what an earlier process left without a result; returns how many."""
        safe = [name for name, channel in self._channels.items() if channel.safe_to_repeat]
        return await self._outbox.recover(safe, self._clock.now())

    async def __call__(self) -> int:
        """Send one lot of what is due; returns its size."""
        letters = await self._outbox.claim(self._clock.now(), _AT_ONCE)
        await asyncio.gather(*map(self._send, letters))
        return len(letters)

    async def _send(self, letter: Letter) -> None:
        channel = self._channels.get(letter.channel)
        outcome = await _attempt(channel, letter)
        self._observe(letter, outcome)
        safe = channel is not None and channel.safe_to_repeat
        rules = self._rules.get(letter.channel) or self._rules["*"]
        following = after(outcome, letter.tries, self._clock.now(), rules, safe)
        await _recorded(lambda: self._outbox.settle(letter, outcome, following, self._clock.now()))


async def _attempt(channel: Channel | None, letter: Letter) -> Outcome:
    if channel is None:
        return Outcome(Ending.REFUSED_FOR_GOOD, reply=f"no channel {letter.channel} is set up")
    try:
        return await channel.send(letter)
    except Exception as error:
        # How far a call got that failed in an unforeseen way, nobody knows.
        return Outcome(Ending.UNKNOWN, reply=f"{type(error).__name__}: {error}")


async def _recorded(record: Callable[[], Awaitable[None]]) -> None:
    while True:
        try:
            return await record()
        except PassingError:
            await asyncio.sleep(_RECORD_AGAIN_AFTER)
