"""The tree's tables in the ledger's database, through a role that can only read them.

Rows are only ever added there, so what is read page by page is of one tree.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from contracts.proofs.notes import Note, Signature
from contracts.proofs.tiles import FULL_WIDTH, Tile
from services.reporting.application.ports.proofs import Place, SignedTree

_CHECKPOINT = """
SELECT c.size, c.note, coalesce(l.position, 0), ARRAY(
    SELECT s.line FROM proof.cosignatures s WHERE (s.size, s.origin) = (c.size, c.origin)
    ORDER BY s.witness
)
FROM proof.checkpoints c LEFT JOIN proof.leaves l ON l.leaf_index = c.size - 1
"""
_OF_SIZE = (
    _CHECKPOINT
    + "WHERE $1::bigint IS NULL OR c.size = $1 ORDER BY c.size DESC, c.signed_at DESC LIMIT 1"
)
_WITHIN = (
    _CHECKPOINT
    + """
WHERE coalesce(l.position, 0) <= $1
AND (NOT $2 OR EXISTS (
    SELECT FROM proof.cosignatures s WHERE (s.size, s.origin) = (c.size, c.origin)
))
ORDER BY c.size DESC, c.signed_at DESC LIMIT 1
"""
)
_PLACES = """
SELECT l.position, l.leaf_index,
    (SELECT min(c.size) FROM proof.checkpoints c WHERE c.size > l.leaf_index),
    (SELECT min(s.size) FROM proof.cosignatures s WHERE s.size > l.leaf_index)
FROM proof.leaves l WHERE l.position = ANY($1::bigint[])
"""
_LEAVES = """
SELECT leaf_hash FROM proof.leaves WHERE leaf_index >= $1 AND leaf_index < $2 ORDER BY leaf_index
"""
_NODES = """
SELECT hash FROM proof.nodes WHERE level = $1 AND node_index >= $2 AND node_index < $3
ORDER BY node_index
"""


class PostgresProofTree:
    """Implements `ProofTree` on an asyncpg pool of the event store's reader."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool

    async def checkpoint(self, size: int | None = None) -> SignedTree | None:
        """The checkpoint of this size, or the latest."""
        return _signed(await self._pool.fetch(_OF_SIZE, size))

    async def checkpoint_within(self, position: int, *, witnessed: bool) -> SignedTree | None:
        """The latest that covers nothing after the position."""
        return _signed(await self._pool.fetch(_WITHIN, position, witnessed))

    async def places(self, positions: Collection[int]) -> Mapping[int, Place]:
        """Where events stand, by position."""
        rows = await self._pool.fetch(_PLACES, list(positions))
        return {row[0]: Place(row[1], row[2], row[3]) for row in rows}

    async def tile(self, tile: Tile) -> bytes:
        """The hashes of a tile."""
        first = tile.index * FULL_WIDTH
        if tile.level == 0:
            return b"".join(await self.leaves(first, tile.width))
        rows = await self._pool.fetch(_NODES, tile.level, first, first + tile.width)
        return b"".join(row[0] for row in rows)

    async def leaves(self, first: int, count: int) -> Sequence[bytes]:
        """Leaf hashes from an index on."""
        rows = await self._pool.fetch(_LEAVES, first, first + count)
        return [row[0] for row in rows]


def _signed(rows: Sequence[Any]) -> SignedTree | None:
    if not rows:
        return None
    size, note, position, lines = rows[0]
    cosignatures = [Signature.parse(line.rstrip("\n")) for line in lines]
    whole = Note.parse(note.encode()).with_signatures(cosignatures)
    return SignedTree(size, position, whole, witnessed=bool(lines))
