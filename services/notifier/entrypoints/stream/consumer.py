"""Handles one message after the other, each until it is handled or parked.

Where something needed does not answer, the message is tried again in place and kept from being
delivered again: to go on would break the order, to give it back would use up its deliveries. An
error that stays an error parks it.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress

import structlog
from nats.aio.msg import Msg
from nats.errors import Error as NatsError

from services.notifier.application.errors import PassingError
from services.notifier.application.receiving.handle_message import HandleMessage
from services.notifier.application.receiving.messages import Incoming

_PAUSE = 1.0
_TRIES = 3

_log = structlog.get_logger(__name__)


class StreamConsumer:
    """What the subscription calls; `handled` is told of each message that is done with."""

    def __init__(self, handle: HandleMessage, handled: Callable[[], None]) -> None:
        self._handle = handle
        self._handled = handled

    async def __call__(self, message: Msg) -> None:
        """Handle the message; ends only when it is done with."""
        incoming = incoming_of(message)
        errors: list[Exception] = []
        while not await self._done(incoming, errors):
            with suppress(NatsError, OSError):
                await message.in_progress()
            await asyncio.sleep(_PAUSE)
        with suppress(NatsError, OSError):
            # If this is lost the message comes again, and the inbox knows it.
            await message.ack()
        self._handled()

    async def _done(self, incoming: Incoming, errors: list[Exception]) -> bool:
        try:
            if len(errors) >= _TRIES:
                await self._handle.park(incoming, f"{type(errors[-1]).__name__}: {errors[-1]}")
            else:
                await self._handle(incoming)
        except PassingError as error:
            _log.warning("waiting", sequence=incoming.sequence, reason=str(error))
            return False
        except Exception as error:
            _log.exception("a message could not be handled", sequence=incoming.sequence)
            errors.append(error)
            return False
        return True


def incoming_of(message: Msg) -> Incoming:
    """The message in the application's words."""
    sequence = message.metadata.sequence.stream
    return Incoming(sequence, message.subject, message.headers or {}, message.data)
