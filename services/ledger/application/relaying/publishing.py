"""One run of publishing: from where the stream ends, on and on, until a fault is raised.

The stream's last event must be the store's at that position, else nothing is published. The first
event goes alone, so that a refusal says why; the others in groups under one answer. However the run
ends, the answers still due are awaited before it returns.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.ledger.application.relaying.chain import Chain, chain_at
from services.ledger.application.relaying.envelopes import event_id_of
from services.ledger.application.relaying.faults import PublishRefusedError, StoreRestoredError
from services.ledger.application.relaying.ports import (
    EventLog,
    EventStream,
    Message,
    StoredEvent,
    StreamEnd,
)
from services.ledger.application.relaying.status import RelayStatus
from services.ledger.application.relaying.window import Window

HEAD_EVERY = 0.5
"""Seconds between two questions for the store's end, while there is much to publish."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Sizes in events, times in seconds.

    Up to `window` publishes are outstanding, `group` of them under one answer within `patience`;
    `batch` events are read at once; an idle relay looks for events every `poll` and at the stream
    every `check`.
    """

    window: int = 2000
    group: int = 250
    batch: int = 1000
    patience: float = 5.0
    poll: float = 0.25
    check: float = 2.0


async def reconciled(log: EventLog, stream: EventStream) -> StreamEnd:
    """The stream's end, which the store confirms; raises StoreRestoredError where it does not."""
    end = await stream.end()
    if end.position == 0:
        return end
    stored = await log.at(end.position)
    if stored is None:
        raise StoreRestoredError(f"the stream is at position {end.position}, the store is not")
    if event_id_of(stored) != end.event_id:
        raise StoreRestoredError(f"stream and store have other events at {end.position}")
    return end


class PublishingRun:
    """Publishes what the store has behind the stream's end; `confirmed` follows the answers."""

    def __init__(
        self, log: EventLog, stream: EventStream, status: RelayStatus, pace: Pace, confirmed: Chain
    ) -> None:
        self._log = log
        self._stream = stream
        self._status = status
        self._pace = pace
        self.confirmed = confirmed
        self._window = Window(pace.window, pace.patience, self._acknowledged)
        self._last: tuple[int, Message] | None = None
        self._now = asyncio.get_running_loop().time
        self._checked = self._now()
        self._asked = -HEAD_EVERY

    async def run(self) -> None:
        """Return never; raises the RelayFault that ended it."""
        try:
            self._found = await reconciled(self._log, self._stream)
            self._status.confirmed(self._found.position, self._now())
            self.confirmed = await chain_at(self._log, self.confirmed, self._found.position)
            await self._publish_on(self.confirmed.copy(), self._found.sequence)
        finally:
            await self._stream.settle()

    async def _publish_on(self, chain: Chain, sequence: int) -> None:
        while True:
            batch = await self._log.after(chain.position, self._pace.batch)
            await self._see_head(batch)
            for group in self._groups(batch):
                await self._window.room(len(group))
                messages, fault = chain.link_all(group)
                if messages:
                    answer = await self._stream.send(messages, sequence)
                    sequence += len(messages)
                    self._window.add(answer, messages, sequence)
                if fault:
                    raise fault
                # Let what was handed over be written, and what was answered be read.
                await asyncio.sleep(0)
            if len(batch) < self._pace.batch:
                await self._rest()

    def _groups(self, batch: Sequence[StoredEvent]) -> Iterator[Sequence[StoredEvent]]:
        """What goes together: nothing beside the first, until that is acknowledged."""
        done = 0
        while done < len(batch):
            size = self._pace.group if self._last else 1
            yield batch[done : done + size]
            done += size

    async def _see_head(self, batch: Sequence[StoredEvent]) -> None:
        """Note where the store ends; behind full pages ask for it, once in a while."""
        if len(batch) < self._pace.batch:
            head = batch[-1].position if batch else self._status.head
        elif self._now() - self._asked < HEAD_EVERY:
            return
        else:
            head, self._asked = await self._log.head(), self._now()
        self._status.saw_head(head, self._now())

    async def _rest(self) -> None:
        """Everything was sent: await the answers, look after the stream, wait for more."""
        await self._window.empty()
        self._status.fault = None
        self._status.saw_head(self._end.position, self._now())
        if self._now() - self._checked >= self._pace.check:
            await self._see_that_nothing_moved()
        await self._log.news(self._pace.poll)

    async def _see_that_nothing_moved(self) -> None:
        """A stream that was made again while nothing happened would stay empty otherwise."""
        end = await self._stream.end()
        if end != self._end:
            raise PublishRefusedError(
                f"the stream ends at position {end.position}, left at {self._end.position}"
            )
        self._checked = self._now()

    @property
    def _end(self) -> StreamEnd:
        """Where this run left the stream."""
        if self._last is None:
            return self._found
        sequence, message = self._last
        return StreamEnd(sequence, message.position, UUID(message.event_id), self._found.made)

    def _acknowledged(self, messages: Sequence[Message], sequence: int) -> None:
        self._last = (sequence, messages[-1])
        for message in messages:
            self.confirmed.pass_over(message)
        self._status.acknowledged(len(messages), messages[-1].position, self._now())
