"""Handles the messages that a pull brought, as one lot in the stream's order.

Where something needed does not answer, the lot is tried again in place and kept from being
delivered again: to go on would break the order, to give it back would use up its deliveries. Of a
lot that fails otherwise, each message is handled by itself, and parked if its error stays.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
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
    """What the subscription calls, with each message of a pull at about the same time.

    `handled` is told of each message that is done with.
    """

    def __init__(self, handle: HandleMessage, handled: Callable[[], None]) -> None:
        self._handle = handle
        self._handled = handled
        self._waiting: list[Msg] = []
        self._turn = asyncio.Lock()

    async def __call__(self, message: Msg) -> None:
        """Handle the message with those that wait beside it; ends when it is done with."""
        self._waiting.append(message)
        async with self._turn:
            lot, self._waiting = sorted(self._waiting, key=place_in_stream), []
            if lot:
                await self._handle_lot(lot)

    async def _handle_lot(self, lot: Sequence[Msg]) -> None:
        try:
            await self._until_done(lot, lambda: self._handle([incoming_of(each) for each in lot]))
        except Exception:
            _log.exception("a lot could not be handled", first=place_in_stream(lot[0]))
            for each in lot:
                await self._handle_alone(each, lot)
        for each in lot:
            with suppress(NatsError, OSError):
                # If this is lost the message comes again, and the inbox knows it.
                await each.ack()
            self._handled()

    async def _handle_alone(self, message: Msg, lot: Sequence[Msg]) -> None:
        incoming = incoming_of(message)
        error = ""
        for _ in range(_TRIES):
            try:
                await self._until_done(lot, lambda: self._handle([incoming]))
            except Exception as found:
                error = f"{type(found).__name__}: {found}"
            else:
                return
        await self._until_done(lot, lambda: self._handle.park(incoming, error))

    async def _until_done(self, lot: Sequence[Msg], work: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                return await work()
            except PassingError as error:
                _log.warning("waiting", first=place_in_stream(lot[0]), reason=str(error))
            with suppress(NatsError, OSError):
                for each in lot:
                    await each.in_progress()
            await asyncio.sleep(_PAUSE)


def place_in_stream(message: Msg) -> int:
    """The message's sequence in the stream."""
    return int(message.metadata.sequence.stream)


def incoming_of(message: Msg) -> Incoming:
    """The message in the application's words."""
    sequence = place_in_stream(message)
    return Incoming(sequence, message.subject, message.headers or {}, message.data)
