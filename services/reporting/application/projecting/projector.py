"""Reads the store in batches into the model; the position is stored with the rows.

An event that cannot be folded stops the projector at the position before it; a database that does
not answer only delays it. Either is tried again with back-off, without end.
"""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import tzinfo

import structlog

from services.reporting.application.ports.event_store import EventStore, StoredEvent
from services.reporting.application.ports.model import WritableModel
from services.reporting.application.projecting.batch import (
    BadEvent,
    Decode,
    Folded,
    decode_batch,
    fold_batch,
)
from services.reporting.application.refusals import BadEventError

_log = structlog.get_logger(__name__)

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 5.0


@dataclass(frozen=True, slots=True)
class Pace:
    """Events a transaction, and seconds between two looks without a nudge."""

    batch: int = 500
    poll: float = 1.0


class Projector:
    """One consumer of the log. Two on the same model take turns and repeat nothing."""

    def __init__(
        self, store: EventStore, model: WritableModel, decode: Decode, zone: tzinfo, pace: Pace
    ) -> None:
        self._store = store
        self._model = model
        self._decode = decode
        self._zone = zone
        self._pace = pace
        self._nudged = asyncio.Event()
        self._on_applied: list[Callable[[Folded], None]] = []
        self.position = 0
        self.stopped_at: BadEvent | None = None
        self.trouble: str | None = None

    def nudge(self) -> None:
        """Look at the store now."""
        self._nudged.set()

    def on_applied(self, told: Callable[[Folded], None]) -> None:
        """Tell about each batch once it is committed."""
        self._on_applied.append(told)

    def standstill(self) -> str | None:
        """Why the projector does not move on; None while it does."""
        if self.stopped_at:
            return str(self.stopped_at)
        return f"waiting: {self.trouble}" if self.trouble else None

    async def run(self) -> None:
        """Project until cancelled."""
        pause, nudged = FIRST_PAUSE, False
        while True:
            more = await self._supervised(nudged=nudged)
            nudged = False
            if self.stopped_at or self.trouble:
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            pause = FIRST_PAUSE
            if not more:
                nudged = await self._wait()

    async def catch_up(self) -> None:
        """Project until nothing is left. Raises BadEventError for an event that does not fold."""
        while await self.step():
            pass
        if self.stopped_at:
            raise BadEventError(str(self.stopped_at))

    async def step(self) -> bool:
        """Apply one batch; True if there may be more."""
        return await self._apply(await self._next(self.position))

    async def _next(self, position: int) -> Sequence[StoredEvent]:
        return await self._store.after(position, self._pace.batch)

    async def _apply(self, stored: Sequence[StoredEvent]) -> bool:
        """Apply what was read behind the last batch, unless the model stands elsewhere by now."""
        read_behind = self.position
        async with self._model.writing() as writer:
            if writer.position != read_behind:
                stored = await self._next(writer.position)
            decoded = decode_batch(stored, self._decode)
            rows = dict(await writer.current(decoded.keys))
            folded = fold_batch(decoded, rows, writer.position, self._zone)
            if folded.position > writer.position:
                await writer.apply(folded.changes, folded.position)
        self._note(folded)
        return folded.bad is None and len(stored) == self._pace.batch

    async def _supervised(self, *, nudged: bool) -> bool:
        try:
            stored = await self._next(self.position)
            # Many a nudge tells of what the last batch had already. Without one, the model is
            # looked at in any case: another may have taken its place.
            if nudged and not stored:
                return False
            more = await self._apply(stored)
        except Exception as error:
            if self.trouble is None:
                _log.warning("projector waits", exc_info=True)
            self.trouble = type(error).__name__
            return False
        if self.trouble is not None:
            _log.info("projector goes on", position=self.position)
        self.trouble = None
        return more

    def _note(self, folded: Folded) -> None:
        self.position = folded.position
        if folded.bad and folded.bad != self.stopped_at:
            _log.error(
                "projector stopped by an event",
                position=folded.bad.position,
                event_id=str(folded.bad.event_id),
                type=folded.bad.type,
                reason=folded.bad.reason,
                correlation_id=folded.bad.correlation_id,
            )
        elif self.stopped_at and not folded.bad:
            _log.info("projector goes on", position=self.position)
        self.stopped_at = folded.bad
        for told in self._on_applied:
            told(folded)

    async def _wait(self) -> bool:
        """Wait for a nudge, at most as long as a poll; whether there was one."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._nudged.wait(), self._pace.poll)
        nudged = self._nudged.is_set()
        self._nudged.clear()
        return nudged
