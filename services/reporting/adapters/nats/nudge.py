"""A core subscription on all events: each message means "look at the store".

No message is read and none is needed: while NATS is away the projector polls, and the
subscription comes back by itself.
"""

import asyncio
from collections.abc import Callable
from typing import Any

import nats
import structlog

from contracts.wire.subjects import ALL

_log = structlog.get_logger(__name__)

AGAIN_AFTER = 2.0


class NatsNudge:
    """`connected` says whether nudges arrive now."""

    def __init__(self, url: str, user: str | None, password: str | None) -> None:
        self._options: dict[str, Any] = {"servers": url, "user": user, "password": password}
        self._prefix = f"_INBOX.{user or 'reporting'}".encode()
        self.connected = False

    async def run(self, nudge: Callable[[], None]) -> None:
        """Subscribe, again whenever it is lost, until cancelled."""
        while True:
            try:
                await self._until_closed(nudge)
            except Exception as error:
                _log.info("no nudges from NATS", error=type(error).__name__)
            self.connected = False
            await asyncio.sleep(AGAIN_AFTER)

    async def _until_closed(self, nudge: Callable[[], None]) -> None:
        closed = asyncio.Event()

        async def on_message(_message: Any) -> None:
            nudge()

        async def on_disconnected() -> None:
            self.connected = False

        async def on_reconnected() -> None:
            self.connected = True
            nudge()

        async def on_closed() -> None:
            closed.set()

        async def on_error(error: Exception) -> None:
            _log.info("NATS", error=type(error).__name__)

        connection = await nats.connect(
            **self._options,
            inbox_prefix=self._prefix,
            max_reconnect_attempts=-1,
            disconnected_cb=on_disconnected,
            reconnected_cb=on_reconnected,
            closed_cb=on_closed,
            error_cb=on_error,
        )
        try:
            await connection.subscribe(ALL, cb=on_message)
            self.connected = True
            await closed.wait()
        finally:
            await connection.close()
