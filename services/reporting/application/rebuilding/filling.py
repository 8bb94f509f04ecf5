"""A part of the store's events into a model that has no indexes yet, folded in memory.

Reading the next page, folding this one and writing the last go on side by side. What a broken-off
filling has written stays: it is folded again, and only what comes after is written.
"""

import asyncio
from collections.abc import Sequence
from datetime import tzinfo
from typing import Any

from services.reporting.application.ports.event_store import EventStore, Part, StoredEvent
from services.reporting.application.ports.rebuilding import Filler
from services.reporting.application.projecting.batch import (
    Decode,
    decode_batch,
    fold_batch,
)
from services.reporting.application.rebuilding.kept import KeptRows
from services.reporting.application.refusals import BadEventError

PAGE = 5_000
"""Events read at once."""


class PartFilling:
    """One part of one reading of the store, up to and including position `until`."""

    def __init__(self, store: EventStore, decode: Decode, zone: tzinfo, part: Part) -> None:
        self._store = store
        self._decode = decode
        self._zone = zone
        self._part = part
        self._rows = KeptRows()

    async def run(self, filler: Filler, until: int) -> None:
        """Fill. Raises BadEventError for an event that does not fold."""
        position = 0
        writing = asyncio.create_task(asyncio.sleep(0))
        page = self._page(position, until)
        try:
            while stored := await page:
                position = stored[-1].position
                page = self._page(position, until)
                ended = await asyncio.to_thread(self._fold, stored, filler)
                await writing
                writing = asyncio.create_task(filler.write(ended, position))
            await writing
        finally:
            page.cancel()
            writing.cancel()
        await filler.end(until)

    def _page(self, after: int, until: int) -> "asyncio.Task[Sequence[StoredEvent]]":
        return asyncio.create_task(self._store.part(self._part, after, until, PAGE))

    def _fold(self, stored: Sequence[StoredEvent], filler: Filler) -> Any:
        folded = fold_batch(decode_batch(stored, self._decode), self._rows, 0, self._zone)
        if folded.bad:
            raise BadEventError(str(folded.bad))
        return filler.take(folded.changes)
