"""Publishes whose answers are still due, in the order they were sent.

An answer counts only when the stream stored the message at exactly the sequence meant for it; the
first that is otherwise is raised, and nothing behind it is taken for acknowledged.
"""

import asyncio
from collections import deque
from collections.abc import Callable

from services.ledger.application.relaying.faults import (
    NatsUnreachableError,
    PublishRefusedError,
    RelayFault,
)
from services.ledger.application.relaying.ports import Answer, Message

Acknowledged = Callable[[Message, int], None]


class Window:
    """At most `limit` outstanding publishes; tells `acknowledged` of each, in order."""

    def __init__(self, limit: int, patience: float, acknowledged: Acknowledged) -> None:
        self._limit = limit
        self._patience = patience
        self._acknowledged = acknowledged
        self._due: deque[tuple[asyncio.Future[Answer], Message, int]] = deque()

    def add(self, answer: asyncio.Future[Answer], message: Message, sequence: int) -> None:
        """Remember a publish that is to be stored at `sequence`."""
        self._due.append((answer, message, sequence))

    @property
    def full(self) -> bool:
        """Whether one more must wait; sees to what was answered from time to time."""
        return len(self._due) >= self._limit

    async def room(self) -> None:
        """Wait until one more may be sent."""
        self._take_answered()
        while len(self._due) >= self._limit:
            await self._first_answered()

    async def empty(self) -> None:
        """Wait until all are acknowledged."""
        while self._due:
            await self._first_answered()

    async def _first_answered(self) -> None:
        try:
            async with asyncio.timeout(self._patience):
                await self._due[0][0]
        except TimeoutError as error:
            raise NatsUnreachableError("no acknowledgement in time") from error
        self._take_answered()

    def _take_answered(self) -> None:
        while self._due and self._due[0][0].done():
            answer, message, sequence = self._due.popleft()
            stored_at = answer.result()
            if isinstance(stored_at, RelayFault):
                raise stored_at
            if stored_at != sequence:
                raise PublishRefusedError(
                    f"position {message.position} stands at {stored_at}, not at {sequence}"
                )
            self._acknowledged(message, sequence)
