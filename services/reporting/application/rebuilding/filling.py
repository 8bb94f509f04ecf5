"""Slices of the store into a model that has no indexes yet.

Reading the next slice, folding this one and writing the last go on side by side. What a broken-off
filling has written stays, and is not folded again.
"""

import asyncio
from collections.abc import Sequence
from typing import Any

from services.reporting.application.ports.event_store import Slice
from services.reporting.application.ports.rebuilding import Filler
from services.reporting.application.rebuilding.slices import ReadSlice, SliceFolding


class Filling:
    """Fills a model from what the folding gives."""

    def __init__(self, folding: SliceFolding, filler: Filler) -> None:
        self._folding = folding
        self._filler = filler

    async def run(self, slices: Sequence[Slice]) -> None:
        """Fill these slices. Raises BadEventError for an event that does not fold."""
        writing = asyncio.create_task(asyncio.sleep(0))
        reading = self._reading(slices[:1])
        try:
            for number, slice_ in enumerate(slices):
                read = await reading.pop()
                reading = self._reading(slices[number + 1 : number + 2])
                lines = await asyncio.to_thread(self._lines, read)
                await writing
                writing = asyncio.create_task(self._filler.write(lines, slice_.number))
            await writing
        finally:
            for task in (writing, *reading):
                task.cancel()

    def _reading(self, next_: Sequence[Slice]) -> "list[asyncio.Task[ReadSlice]]":
        return [asyncio.create_task(self._folding.read(each)) for each in next_]

    def _lines(self, read: ReadSlice) -> Any:
        return self._filler.lines(self._folding.fold(read))
