"""Handles a parked message once more, when a person says that it may now succeed."""

from uuid import UUID

from chassis.clock import Clock
from services.notifier.application.errors import StillUnreadableError, UnreadableError
from services.notifier.application.reading.views import DeadLetters
from services.notifier.application.receiving.handle_message import HandleMessage
from services.notifier.application.receiving.messages import read


class HandleAgain:
    """Handling an event that was handled meanwhile changes nothing."""

    def __init__(self, letters: DeadLetters, handle: HandleMessage, clock: Clock) -> None:
        self._letters = letters
        self._handle = handle
        self._clock = clock

    async def __call__(self, letter: UUID) -> None:
        """Handle it; raises NotFoundError, or StillUnreadableError which says why."""
        incoming = await self._letters.message(letter)
        try:
            received = read(incoming)
        except UnreadableError as error:
            raise StillUnreadableError(str(error)) from error
        await self._handle.late(received)
        await self._letters.handled(letter, self._clock.now())
