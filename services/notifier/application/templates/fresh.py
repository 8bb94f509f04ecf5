"""A channel that writes with the newest wording, whichever replica kept it."""

from typing import Protocol

from services.notifier.application.errors import PassingError
from services.notifier.application.ports import Channel
from services.notifier.application.sending.letter import Letter
from services.notifier.domain.delivery import Ending, Outcome


class Refreshed(Protocol):
    """What is kept in memory of what the office wrote."""

    async def refresh(self) -> None:
        """Take in what was kept meanwhile; raises PassingError."""


class FreshlyWorded:
    """The channel behind it, with wording refreshed before each message."""

    def __init__(self, channel: Channel, wording: Refreshed) -> None:
        self._channel = channel
        self._wording = wording

    @property
    def safe_to_repeat(self) -> bool:
        """As the channel says."""
        return self._channel.safe_to_repeat

    async def send(self, letter: Letter) -> Outcome:
        """Send once; without the newest wording nothing is sent for now."""
        try:
            await self._wording.refresh()
        except PassingError as error:
            return Outcome(Ending.REFUSED_FOR_NOW, reply=str(error))
        return await self._channel.send(letter)
