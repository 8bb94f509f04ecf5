"""A tree that only grows: the roots of its perfect subtrees are enough to go on and to sign.

A frontier of n leaves holds at most log2(n) + 1 hashes. Nothing can be taken back from it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from contracts.proofs.tree.hashes import (
    HASH_BYTES,
    ProofError,
    event_leaves,
    folded,
    leaf_hash,
    paired,
)

BATCH = 4096


@dataclass(frozen=True, slots=True)
class Row:
    """Perfect subtrees that became complete: of this height (0 = leaf), from this index on."""

    height: int
    first: int
    hashes: Sequence[bytes]


class Frontier:
    """The right edge of a growing tree."""

    def __init__(self) -> None:
        self._size = 0
        self._peaks: list[bytes | None] = []

    @classmethod
    def restored(cls, size: int, peaks: Sequence[bytes]) -> "Frontier":
        """The frontier of a tree of this size, from `peaks` as that property gave them.

        Raises ProofError where size and number of peaks disagree.
        """
        if size < 0 or size.bit_count() != len(peaks) or any(len(p) != HASH_BYTES for p in peaks):
            raise ProofError(f"{len(peaks)} peaks are no frontier of {size} leaves")
        frontier = cls()
        frontier._size = size
        rest = list(peaks)
        for height in range(size.bit_length()):
            frontier._peaks.append(rest.pop() if size >> height & 1 else None)
        return frontier

    @property
    def size(self) -> int:
        """Number of leaves."""
        return self._size

    @property
    def peaks(self) -> tuple[bytes, ...]:
        """Roots of the perfect subtrees, the largest (leftmost) first."""
        return tuple(peak for peak in reversed(self._peaks) if peak is not None)

    def root(self) -> bytes:
        """The root of the tree as it is now."""
        return folded(peak for peak in self._peaks if peak is not None)

    def append(self, data: bytes) -> list[Row]:
        """Add one leaf with this data."""
        return self.extend([leaf_hash(data)])

    def extend(self, leaf_hashes: Iterable[bytes]) -> list[Row]:
        """Add leaves by their hashes; answers what became complete, row by row from below."""
        row, height, rows = list(leaf_hashes), 0, []
        added, first = len(row), self._size
        while row:
            if height == len(self._peaks):
                self._peaks.append(None)
            rows.append(Row(height, first, tuple(row)))
            peak = self._peaks[height]
            if peak is not None:
                row.insert(0, peak)
                first -= 1
            self._peaks[height] = row.pop() if len(row) % 2 else None
            row, height, first = paired(row), height + 1, first >> 1
        self._size += added
        return rows

    def extend_events(self, events: Sequence[tuple[int, bytes]]) -> list[Row]:
        """Add (position, stored bytes) in the order of the store."""
        return self.extend(event_leaves(events))


def root_of(leaf_hashes: Sequence[bytes]) -> bytes:
    """The root over these leaves, in batches that bound the memory used."""
    frontier = Frontier()
    for start in range(0, len(leaf_hashes), BATCH):
        frontier.extend(leaf_hashes[start : start + BATCH])
    return frontier.root()
