"""The tree's tables in the ledger's database, through a role that can only read them.

Rows are only ever added there, so what is read page by page is of one tree.
"""

from collections.abc import Collection, Mapping, Sequence

from contracts.proofs.tiles import FULL_WIDTH, Tile
from services.reporting.adapters.postgres.checkpoints import PostgresSignedHistory
from services.reporting.application.ports.proofs import Place

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


class PostgresProofTree(PostgresSignedHistory):
    """Implements `ProofTree` on an asyncpg pool of the event store's reader."""

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
