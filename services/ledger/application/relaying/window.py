"""Groups of publishes whose answers are still due, in the order they were sent.

A group has one answer, that to its last publish. It counts only when the stream stored that one at
exactly the sequence meant for it; the first that is otherwise is raised, and nothing behind it is
taken for acknowledged.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence

from services.ledger.application.relaying.faults import (
    NatsUnreachableError,
    PublishRefusedError,
    RelayFault,
)
from services.ledger.application.relaying.ports import Answer, Message

Acknowledged = Callable[[Sequence[Message], int], None]


class Window:
    """At most `limit` outstanding publishes; tells `acknowledged` of each group, in order."""

    def __init__(self, limit: int, patience: float, acknowledged: Acknowledged) -> None:
        self._limit = limit
        self._patience = patience
        self._acknowledged = acknowledged
        self._due: deque[tuple[asyncio.Future[Answer], Sequence[Message], int]] = deque()
        self._held = 0

    def add(
        self, answer: asyncio.Future[Answer], messages: Sequence[Message], sequence: int
    ) -> None:
        """Remember a group whose last message is to be stored at `sequence`."""
        self._due.append((answer, messages, sequence))
        self._held += len(messages)

    async def room(self, count: int) -> None:
        """Wait until so many more may be sent."""
        self._take_answered()
        while self._due and self._held + count > self._limit:
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
            answer, messages, sequence = self._due.popleft()
            self._held -= len(messages)
            stored_at = answer.result()
            if isinstance(stored_at, RelayFault):
                if len(messages) == 1:
                    stored_at.correlation_id = messages[0].correlation_id
                raise stored_at
            if stored_at != sequence:
                raise PublishRefusedError(
                    f"position {messages[-1].position} stands at {stored_at}, not at {sequence}"
                )
            self._acknowledged(messages, sequence)
