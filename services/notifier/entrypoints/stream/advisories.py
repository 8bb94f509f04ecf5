"""Parks messages that the server gave up on, as its advisories tell (`MAX_DELIVERIES`).

That happens where the process ended again and again while it handled the same message. The
advisory names a place in the stream; the message is fetched from there.
"""

import asyncio
import json
from contextlib import suppress

import structlog
from nats.aio.msg import Msg
from nats.errors import Error as NatsError

from contracts.wire.subjects import STREAM
from services.notifier.application.errors import PassingError
from services.notifier.application.ports import Backlog
from services.notifier.application.receiving.handle_message import HandleMessage

_PAUSE = 1.0

_log = structlog.get_logger(__name__)


class AdvisoryConsumer:
    """What the subscription calls for each advisory."""

    def __init__(self, durable: str, backlog: Backlog, handle: HandleMessage) -> None:
        self._durable = durable
        self._backlog = backlog
        self._handle = handle

    async def __call__(self, message: Msg) -> None:
        """Park what it is about, if it is about this durable; ends only when that is done."""
        sequence = given_up(message.data, self._durable)
        while sequence is not None and not await self._done(sequence):
            with suppress(NatsError, OSError):
                await message.in_progress()
            await asyncio.sleep(_PAUSE)
        with suppress(NatsError, OSError):
            await message.ack()

    async def _done(self, sequence: int) -> bool:
        try:
            lost = await self._backlog.message(sequence)
            if lost is not None:
                await self._handle.give_up(lost, "the stream gave up delivering it")
        except PassingError as error:
            _log.warning("waiting", sequence=sequence, reason=str(error))
            return False
        return True


def given_up(advisory: bytes, durable: str) -> int | None:
    """The place of the message that the durable no longer gets, if the advisory tells of one."""
    try:
        told = json.loads(advisory)
        ours = told["stream"] == STREAM and told["consumer"] == durable
        return int(told["stream_seq"]) if ours else None
    except (ValueError, KeyError, TypeError):
        return None
