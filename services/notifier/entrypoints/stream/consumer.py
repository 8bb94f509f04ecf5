"""Handles a batch of messages one after the other, each until it is handled or parked.

Where something needed does not answer, the message is tried again in place and the batch kept from
redelivery: to go on would break the order, to give back would use up deliveries. An error that
stays an error parks the message.
"""

import asyncio
from collections.abc import Callable, Sequence
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

    async def __call__(self, messages: Sequence[Msg]) -> None:
        """Handle the batch; ends only when all of it is done with."""
        for index, message in enumerate(messages):
            await self._until_done(message, messages[index:])
            with suppress(NatsError, OSError):
                # If this is lost the message comes again, and the inbox knows it.
                await message.ack()
            self._handled()

    async def _until_done(self, message: Msg, waiting: Sequence[Msg]) -> None:
        incoming = incoming_of(message)
        errors: list[Exception] = []
        while not await self._done(incoming, errors):
            with suppress(NatsError, OSError):
                for each in waiting:
                    await each.in_progress()
            await asyncio.sleep(_PAUSE)

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
