"""Keeps the durable consumed: connects, watches, and begins anew where it was deleted.

Reconnecting is the client's own affair and has no limit. While NATS is away nothing is lost; what
was being handled is finished and acknowledged later.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import structlog
from faststream import AckPolicy
from faststream.nats import JStream, NatsBroker, PullSub
from faststream.security import SASLPlaintext
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.errors import TimeoutError as NatsTimeoutError
from nats.js import JetStreamContext
from nats.js.api import ConsumerInfo
from nats.js.errors import NotFoundError

from contracts.wire.subjects import ALL, STREAM

DURABLE = "notifier"
ADVISORIES = "TAIZHANG_ADVISORIES"
_ADVISORY = "$JS.EVENT.ADVISORY.CONSUMER"
# The messages of a pull reach the handler at about the same time, and it puts them in order. Batch
# mode is not used: there, a pull that times out loses those that it had already collected.
_AT_ONCE = 200
PULL_FOR = 5.0
_WATCH_EVERY = 1.0
_FRESH_FOR = 10.0
_FINISH_WITHIN = 5.0

_log = structlog.get_logger(__name__)

Handler = Callable[[Msg], Awaitable[None]]
Connected = Callable[[JetStreamContext, int], Awaitable[None]]


@dataclass(frozen=True)
class Handlers:
    """What is called with each message of the two streams."""

    events: Handler
    advisories: Handler


@dataclass(frozen=True, repr=False)
class NatsAddress:
    """Where NATS is, and as whom."""

    url: str
    user: str | None = None
    password: str | None = None


class StreamSubscription:
    """The consumption of the durable by this process.

    `connected` is called before the first message with the stream's last sequence.
    """

    def __init__(self, address: NatsAddress, handlers: Handlers, connected: Connected) -> None:
        self._address = address
        self._handlers = handlers
        self._connected = connected
        self._seen_at = float("-inf")
        self.lag: int | None = None

    @property
    def alive(self) -> bool:
        """Whether the durable was seen within the last seconds."""
        return _monotonic() - self._seen_at < _FRESH_FOR

    async def run(self) -> None:
        """Consume until cancelled."""
        while True:
            try:
                await self._consume()
            except Exception as error:
                _log.warning(
                    "the stream is not consumed", reason=f"{type(error).__name__}: {error}"
                )
            await asyncio.sleep(_WATCH_EVERY)

    async def _consume(self) -> None:
        broker = build_broker(self._address, self._handlers)
        try:
            client: Client = await broker.connect()
            jetstream = client.jetstream()
            info = await jetstream.consumer_info(STREAM, DURABLE)
            await self._connected(jetstream, last_sequence(info))
            await broker.start()
            mind_timeouts(broker)
            await self._watch(client, jetstream)
        finally:
            with suppress(NatsError, OSError):
                await broker.stop()

    async def _watch(self, client: Client, jetstream: JetStreamContext) -> None:
        """Look at the durable now and then; raises NotFoundError once it is gone."""
        while not client.is_closed:
            try:
                info = await jetstream.consumer_info(STREAM, DURABLE)
            except NotFoundError:
                raise
            except (NatsError, OSError) as error:
                _log.info("NATS does not answer", reason=type(error).__name__)
            else:
                self.lag = (info.num_pending or 0) + (info.num_ack_pending or 0)
                self._seen_at = _monotonic()
            await asyncio.sleep(_WATCH_EVERY)


def build_broker(address: NatsAddress, handlers: Handlers) -> NatsBroker:
    """A broker that pulls from the durables and leaves acknowledging to the handlers."""
    security = None
    inbox = "_INBOX"
    if address.user and address.password:
        security = SASLPlaintext(address.user, address.password, use_ssl=False)
        inbox = f"_INBOX.{address.user}"
    broker = NatsBroker(
        address.url,
        security=security,
        max_reconnect_attempts=-1,
        reconnect_time_wait=1,
        graceful_timeout=_FINISH_WITHIN,
        apply_types=False,
        logger=_told_of_faults(),
        log_level=logging.DEBUG,
        name=DURABLE,
        inbox_prefix=inbox,
    )
    for subject, stream, handler in (
        (ALL, STREAM, handlers.events),
        (f"{_ADVISORY}.>", ADVISORIES, handlers.advisories),
    ):
        subscriber = broker.subscriber(
            subject,
            durable=DURABLE,
            stream=JStream(stream, declare=False),
            pull_sub=PullSub(batch_size=_AT_ONCE, timeout=PULL_FOR),
            ack_policy=AckPolicy.MANUAL,
            # The pull has an inbox of its own, which the server allows under this prefix only.
            inbox_prefix=f"{inbox}.".encode(),
            decoder=_as_they_came,
        )
        subscriber(handler)
    return broker


def mind_timeouts(broker: NatsBroker) -> None:
    """Let an idle pull end as FastStream expects it to.

    The client ends some with Python's own TimeoutError, which FastStream takes for a failure of
    its task: it starts another and keeps the dead one, every few seconds for ever.
    """
    for subscriber in broker.subscribers:
        pull = getattr(subscriber, "subscription", None)
        if isinstance(pull, JetStreamContext.PullSubscription):
            pull.fetch = _with_known_timeout(pull.fetch)  # type: ignore[method-assign]


def _with_known_timeout(fetch: Callable[..., Awaitable[list[Msg]]]) -> Any:
    async def fetching(*arguments: Any, **named: Any) -> list[Msg]:
        try:
            return await fetch(*arguments, **named)
        except TimeoutError as error:
            raise NatsTimeoutError from error

    return fetching


def last_sequence(info: ConsumerInfo) -> int:
    """Where the stream ended when the durable was looked at."""
    delivered = info.delivered.stream_seq if info.delivered else 0
    return delivered + (info.num_pending or 0)


def _told_of_faults() -> logging.Logger:
    logger = logging.getLogger("faststream")
    logger.setLevel(logging.WARNING)
    return logger


async def _as_they_came(message: Any) -> Any:
    """Decode nothing: a malformed body must reach the handler, who parks it."""
    return message.raw_message


def _monotonic() -> float:
    return asyncio.get_running_loop().time()
