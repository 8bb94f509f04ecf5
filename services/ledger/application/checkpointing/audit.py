"""Reads the source again and compares it with what was signed: leaf by leaf, and root by root.

It trusts no stored hash: the roots come from the source's own bytes. A difference raises
HistoryRewrittenError, which names the first position that differs and the sizes signed around it.
"""

from collections.abc import Sequence

from contracts.proofs.tree.frontier import Frontier
from services.ledger.application.checkpointing.faults import HistoryRewrittenError
from services.ledger.application.checkpointing.ports import Leaf, Signed, Source, Tree


class Audit:
    """One pass from the first leaf up to `size`, which has to go through `signed`."""

    def __init__(self, source: Source, tree: Tree, signed: Signed | None, size: int) -> None:
        self._source, self._tree = source, tree
        self._signed, self._size = signed, size
        self.frontier = Frontier()
        self.position = 0

    @property
    def done(self) -> bool:
        """Whether everything was compared."""
        return self.frontier.size >= self._size

    async def advance(self, limit: int) -> None:
        """Compare the next leaves, at most `limit`; stops at the signed size to see its root."""
        first, stop = self.frontier.size, self._size
        if self._signed and first < self._signed.size:
            stop = min(stop, self._signed.size)
        stored = await self._tree.leaves(first, min(limit, stop - first))
        if stored:
            upto = stored[-1].position
            found = await self._source.between(self.position, upto, len(stored) + 1)
            if found != stored:
                await self._differs(first, stored, found)
            self.frontier.extend(leaf.leaf_hash for leaf in found)
            self.position = upto
        elif first < stop:
            raise HistoryRewrittenError(f"leaf {first} of {self._size} is missing")
        self._check_root()

    def _check_root(self) -> None:
        signed = self._signed
        if signed and self.frontier.size == signed.size and self.frontier.root() != signed.root:
            raise HistoryRewrittenError(
                f"the first {signed.size} events have another root than was signed at that size"
            )

    async def _differs(self, first: int, stored: Sequence[Leaf], found: Sequence[Leaf]) -> None:
        pairs = zip(stored, found, strict=False)
        same = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(stored), len(found)))
        what = _difference(stored[same:], found[same:])
        before = await self._tree.size_signed_within(first + same)
        signed = self._signed.size if self._signed else 0
        raise HistoryRewrittenError(
            f"{what}: consistent up to the checkpoint of size {before}, not with that of {signed}"
        )


def _difference(stored: Sequence[Leaf], found: Sequence[Leaf]) -> str:
    """The first difference in words; at least one side has a leaf, and the first ones differ."""
    if not stored or (found and found[0].position < stored[0].position):
        return f"position {found[0].position} was slipped in"
    if not found or found[0].position > stored[0].position:
        return f"position {stored[0].position} is missing"
    return f"position {stored[0].position} was changed"
