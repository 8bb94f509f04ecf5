"""The store folded slice by slice: some streams from their first event on, and nothing besides.

A slice needs its own streams and the few foreign ones that its events look at. So memory is that
of a slice, and slices can be folded in any order, in any process.
"""

import asyncio
from collections.abc import Sequence
from datetime import tzinfo
from typing import NamedTuple

from services.reporting.application.ports.event_store import EventStore, Slice
from services.reporting.application.ports.model import Change
from services.reporting.application.projecting.batch import (
    Decode,
    Decoded,
    decode_batch,
    fold_batch,
)
from services.reporting.application.refusals import BadEventError, RebuildError

EVENTS_A_SLICE = 5_000


class ReadSlice(NamedTuple):
    """The events to fold, and at which positions are those of streams foreign to the slice."""

    decoded: Decoded
    foreign: frozenset[int]


class SliceFolding:
    """Folds slices of the store up to and including position `until`."""

    def __init__(self, store: EventStore, decode: Decode, zone: tzinfo, until: int) -> None:
        self._store = store
        self._decode = decode
        self._zone = zone
        self._until = until

    async def read(self, slice_: Slice) -> ReadSlice:
        """A slice's events, and those of other streams that it looks at, in the store's order.

        Raises RebuildError where a stream lacks its first event, by which slices are cut.
        """
        stored = await self._store.slice(slice_, self._until)
        if len(stored) != slice_.events:
            where = f"begins after position {slice_.after} and up to {slice_.up_to}"
            raise RebuildError(f"a stream that {where} has no first event there")
        own = await asyncio.to_thread(decode_batch, stored, self._decode)
        begun = {event.aggregate_id for _, event in own.events if event.aggregate_version == 1}
        foreign = {key.id for key in own.foreign} - begun
        if not foreign:
            return ReadSlice(own, frozenset())
        stored = await self._store.of_streams(foreign, self._until)
        merged = _merged(own, decode_batch(stored, self._decode))
        return ReadSlice(merged, frozenset(event.position for event in stored))

    def fold(self, read: ReadSlice) -> Sequence[Change]:
        """What the slice's own streams come to. Raises BadEventError."""
        folded = fold_batch(read.decoded, {}, 0, self._zone)
        if folded.bad:
            raise BadEventError(str(folded.bad))
        if not read.foreign:
            return folded.changes
        return [change for change in folded.changes if change.position not in read.foreign]


def _merged(own: Decoded, foreign: Decoded) -> Decoded:
    events = sorted((*own.events, *foreign.events), key=lambda pair: pair[0].position)
    return Decoded(events, own.bad or foreign.bad)
