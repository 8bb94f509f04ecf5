"""The event stream on JetStream: publishes with many answers due, and reads where it ends.

A connection never reconnects: nothing buffered may reach the server after the end was read again.
When it breaks, all that is due fails, and the next call makes a new one.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import nats
import structlog
from nats.aio.client import Client
from nats.errors import Error
from nats.js.errors import APIError, NotFoundError

from contracts.wire.subjects import ALL, STREAM
from services.ledger.adapters.jetstream.acknowledgements import AckInbox
from services.ledger.adapters.jetstream.answers import fault_of
from services.ledger.adapters.jetstream.end import end_of
from services.ledger.adapters.jetstream.frames import atomic, chained, fitting, publish
from services.ledger.application.relaying.faults import (
    EventTooLargeError,
    NatsUnreachableError,
    StreamMissingError,
)
from services.ledger.application.relaying.ports import Answer, Message, StreamEnd

FIRST_CONNECT_PAUSE = 0.1

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class NatsAccess:
    """Addresses (by comma) and credentials; answers are read under `_INBOX.<user>` alone."""

    url: str
    user: str | None = None
    password: str | None = None

    @property
    def inbox_prefix(self) -> bytes:
        """What the client's inboxes begin with."""
        return f"_INBOX.{self.user}".encode() if self.user else b"_INBOX"


@dataclass(frozen=True, slots=True)
class _Link:
    client: Client
    acks: AckInbox


class JetStreamEvents:
    """Implements the port `EventStream`; `patience` bounds every answer, in seconds.

    With `atomic`, what is sent together is stored together: one fsync instead of one a message
    where the server does that before it answers, more work where it does not.
    """

    def __init__(self, access: NatsAccess, patience: float = 5.0, *, atomic: bool = False) -> None:
        self._access = access
        self._patience = patience
        self._atomic = atomic
        self._link: _Link | None = None

    async def end(self) -> StreamEnd:
        """Where the stream ends now."""
        link = await self._linked()
        async with self._faults():
            jetstream = link.client.jetstream(timeout=self._patience)
            try:
                info = await jetstream.stream_info(STREAM)
            except NotFoundError as error:
                raise StreamMissingError(f"there is no stream {STREAM}") from error
            try:
                last = await jetstream.get_last_msg(STREAM, ALL) if info.state.messages else None
            except NotFoundError:
                last = None
        return end_of(info, last)

    async def send(self, messages: Sequence[Message], expected: int) -> asyncio.Future[Answer]:
        """Publish, each to be refused unless it follows the one before it.

        What comes before an event that is too large is published; then EventTooLargeError.
        """
        link = self._link
        if link is None or link.client.is_closed:
            link = await self._linked()
        fit = fitting(messages, link.client.max_payload)
        if len(fit) < len(messages):
            if fit:
                await self._sent(link, fit, expected)
            large = messages[len(fit)]
            raise EventTooLargeError(f"position {large.position}", large.correlation_id)
        return await self._sent(link, fit, expected)

    async def _sent(
        self, link: _Link, messages: Sequence[Message], expected: int
    ) -> asyncio.Future[Answer]:
        reply, answer = link.acks.expect()
        control = chained(expected)
        if self._atomic and len(messages) > 1:
            # A batch's id is unique and at most 64 characters: the end of the inbox is both.
            control = atomic(expected, len(messages), ".".join(reply.rsplit(".", 2)[-2:]))
        try:
            await publish(link.client, messages, reply, control)
        except (Error, OSError, TimeoutError) as error:
            await self.close()
            raise NatsUnreachableError(type(error).__name__) from error
        return answer

    async def settle(self) -> None:
        """Wait for the answers still due; those that stay away end the connection."""
        link = self._link
        if link and not await link.acks.all_answered(self._patience):
            await self.close()

    async def close(self) -> None:
        """End the connection; what is due fails."""
        link, self._link = self._link, None
        if link is None:
            return
        link.acks.fail(NatsUnreachableError("the connection was closed"))
        with suppress(Error, OSError, TimeoutError):
            async with asyncio.timeout(self._patience):
                await link.client.close()

    @asynccontextmanager
    async def _faults(self) -> AsyncIterator[None]:
        """Tell the client's errors as faults; a connection that failed is not used again."""
        try:
            yield
        except APIError as error:
            raise fault_of(error.err_code, error.description) from error
        except (Error, OSError, TimeoutError) as error:
            await self.close()
            raise NatsUnreachableError(type(error).__name__) from error
        _raise_if_cancelled()

    async def _linked(self) -> _Link:
        if self._link is None or self._link.client.is_closed:
            await self.close()
            async with self._faults():
                self._link = await self._connected()
        return self._link

    async def _connected(self) -> _Link:
        async def ended() -> None:
            if acks:
                acks[0].fail(NatsUnreachableError("the connection ended"))

        acks: list[AckInbox] = []
        client = await nats.connect(
            self._access.url.split(","),
            user=self._access.user,
            password=self._access.password,
            inbox_prefix=self._access.inbox_prefix,
            name="taizhang-relay",
            allow_reconnect=False,
            # Bounds the tries of the first connect, too, which else goes on for two minutes.
            max_reconnect_attempts=1,
            reconnect_time_wait=FIRST_CONNECT_PAUSE,
            connect_timeout=max(1, round(self._patience)),
            ping_interval=5,
            closed_cb=ended,
            error_cb=_told,
        )
        acks.append(await AckInbox.on(client))
        return _Link(client, acks[0])


def _raise_if_cancelled() -> None:
    """The client waits with `wait_for`, which drops a cancellation that meets the answer.

    So does Python before 3.12; a relay without its lease would publish on.
    """
    task = asyncio.current_task()
    if task and task.cancelling():
        raise asyncio.CancelledError


async def _told(error: Exception) -> None:
    _log.warning("NATS client", error=f"{type(error).__name__}: {error}")
