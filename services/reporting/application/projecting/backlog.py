"""How far the model is behind the store, in events and in seconds, looked at once a second.

Seconds count from when this process first saw the oldest event that waits: a clock that is set, or
events recorded long ago, make nothing late. While the store does not answer, the last look stands.
"""

import asyncio
from collections.abc import Callable

import structlog

from services.reporting.application.ports.event_store import EventStore

LOOK_EVERY = 1.0

_log = structlog.get_logger(__name__)


class Backlog:
    """`position` says up to where the model is; `now` is a steady clock, in seconds."""

    def __init__(
        self, store: EventStore, position: Callable[[], int], now: Callable[[], float]
    ) -> None:
        self._store = store
        self._position = position
        self._now = now
        self._head = 0
        self._until = 0
        self._since: float | None = None

    async def run(self) -> None:
        """Look, again and again, until cancelled."""
        while True:
            try:
                await self.look()
            except Exception as error:  # the projector meets the same, and tells it
                _log.debug("backlog not seen", error=type(error).__name__)
            await asyncio.sleep(LOOK_EVERY)

    async def look(self) -> None:
        """Note where the store ends now."""
        self._head = await self._store.head()
        if self.events == 0:
            self._since = None
        elif self._since is None or self._position() >= self._until:
            self._until, self._since = self._head, self._now()

    @property
    def events(self) -> int:
        """Positions that wait; those that were never used count as well."""
        return max(0, self._head - self._position())

    @property
    def seconds(self) -> float:
        """How long the oldest of them has been seen waiting; 0 when nothing waits."""
        if self._since is None or self.events == 0:
            return 0.0
        return self._now() - self._since
