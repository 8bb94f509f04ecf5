"""A tree in its schema's tables. Rows are added and read; the role may do nothing else."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from contracts.proofs.notes import Note
from contracts.proofs.statements import Restart
from contracts.proofs.tree.frontier import Row
from contracts.proofs.tree.hashes import HASH_BYTES
from services.ledger.adapters.checkpoints.store import ProofPool
from services.ledger.application.checkpointing.faults import HistoryRewrittenError
from services.ledger.application.checkpointing.ports import LEVEL, Leaf, Signed, Span

SIZE = "SELECT coalesce(max(leaf_index) + 1, 0) FROM {schema}.leaves"
LEAVES = (
    "SELECT position, leaf_hash FROM {schema}.leaves"
    " WHERE leaf_index >= $1 AND leaf_index < $2 ORDER BY leaf_index"
)
LEAF_AT = "SELECT leaf_index, leaf_hash FROM {schema}.leaves WHERE position = $1"
NODES = (
    "SELECT hash FROM {schema}.nodes WHERE level = $1 AND node_index >= $2 AND node_index < $3"
    " ORDER BY node_index"
)
SPANS = """
SELECT CASE w.level WHEN 0 THEN (
    SELECT string_agg(l.hash, '' ORDER BY l.at) FROM (
        SELECT leaf_index AS at, leaf_hash AS hash FROM {schema}.leaves
        WHERE leaf_index >= w.first AND leaf_index < w.past ORDER BY leaf_index LIMIT $4
    ) l
) ELSE (
    SELECT string_agg(n.hash, '' ORDER BY n.at) FROM (
        SELECT node_index AS at, hash FROM {schema}.nodes
        WHERE level = w.level AND node_index >= w.first AND node_index < w.past
        ORDER BY node_index LIMIT $4
    ) n
) END
FROM unnest($1::smallint[], $2::bigint[], $3::bigint[])
    WITH ORDINALITY AS w (level, first, past, number)
ORDER BY w.number
"""
ADD_LEAVES = (
    "INSERT INTO {schema}.leaves (leaf_index, position, leaf_hash)"
    " SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[])"
)
ADD_NODES = (
    "INSERT INTO {schema}.nodes (level, node_index, hash)"
    " SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])"
)
ADD_CHECKPOINT = (
    "INSERT INTO {schema}.checkpoints (origin, size, root, note, signed_at)"
    " VALUES (split_part($3, E'\\n', 1), $1, $2, $3, $4) ON CONFLICT DO NOTHING"
)
# A log begun anew after a restore may sign a size that the former one had signed too.
CHECKPOINT = (
    "SELECT size, root, note FROM {schema}.checkpoints WHERE $1::bigint IS NULL OR size = $1"
    " ORDER BY size DESC, signed_at DESC LIMIT 1"
)
ORIGIN = (
    "(SELECT origin FROM {schema}.checkpoints WHERE $1::bigint IS NULL OR size = $1"
    " ORDER BY size DESC, signed_at DESC LIMIT 1)"
)
SIGNED_WITHIN = "SELECT coalesce(max(size), 0) FROM {schema}.checkpoints WHERE size <= $1"
COSIGN = (
    "INSERT INTO {schema}.cosignatures (origin, size, witness, line, received_at)"
    " SELECT {origin}, $1::bigint, $2::text, $3::text, $4::timestamptz ON CONFLICT DO NOTHING"
)
COSIGNATURES = (
    "SELECT line FROM {schema}.cosignatures WHERE size = $1 AND origin = {origin} ORDER BY witness"
)
COSIGNED = (
    "SELECT coalesce(max(size), 0) FROM {schema}.cosignatures"
    " WHERE origin = {origin} AND witness = $2"
)
KEEP_RESTART = (
    "INSERT INTO {schema}.restarts (origin, note, kept_at) VALUES ($1, $2, $3)"
    " ON CONFLICT DO NOTHING"
)
RESTARTS = "SELECT note FROM {schema}.restarts ORDER BY kept_at, origin"


class PostgresTree:
    """Implements the port `Tree` over one schema."""

    def __init__(self, pool: ProofPool, schema: str) -> None:
        self._pool, self._schema = pool, schema

    async def size(self) -> int:
        """Number of leaves."""
        return int((await self._fetch(SIZE))[0][0])

    async def leaves(self, first: int, limit: int) -> list[Leaf]:
        """Leaves from this index on; none is skipped, for indices have no holes."""
        rows = await self._fetch(LEAVES, first, first + limit)
        return [Leaf(row[0], row[1]) for row in rows]

    async def leaf_at(self, position: int) -> tuple[int, bytes] | None:
        """Index and hash of the leaf of this position."""
        rows = await self._fetch(LEAF_AT, position)
        return (rows[0][0], rows[0][1]) if rows else None

    async def append(self, first: int, leaves: Sequence[Leaf], rows: Sequence[Row]) -> None:
        """Add leaves and nodes in one transaction; the tree must end before `first`."""
        indices = list(range(first, first + len(leaves)))
        nodes = [
            (row.height // LEVEL, row.first + at, hash_)
            for row in rows
            for at, hash_ in enumerate(row.hashes)
        ]
        async with self._pool.connected() as connection, connection.transaction():
            ends = await connection.fetchval(self._in_schema(SIZE))
            if ends != first:
                raise HistoryRewrittenError(f"the stored tree ends at {ends}, not at {first}")
            await connection.execute(
                self._in_schema(ADD_LEAVES),
                indices,
                [leaf.position for leaf in leaves],
                [leaf.leaf_hash for leaf in leaves],
            )
            await connection.execute(
                self._in_schema(ADD_NODES), *([node[at] for node in nodes] for at in range(3))
            )

    async def hashes(self, level: int, first: int, count: int) -> list[bytes]:
        """Hashes of a level from an index on; fewer where it ends."""
        if level == 0:
            return [leaf.leaf_hash for leaf in await self.leaves(first, count)]
        return [row[0] for row in await self._fetch(NODES, level, first, first + count)]

    async def spans(self, spans: Sequence[Span]) -> list[list[bytes]]:
        """The hashes of several spans, in one statement."""
        columns = zip(*((span.level, span.first, span.past) for span in spans), strict=True)
        # A limit keeps the planner from reading whole tables for ranges that it cannot estimate.
        most = max((span.past - span.first for span in spans), default=0)
        rows = await self._fetch(SPANS, *map(list, columns), most) if spans else []
        return [_split(row[0] or b"") for row in rows]

    async def publish(self, signed: Signed, at: datetime) -> None:
        """Keep a checkpoint; does nothing where its size is kept."""
        await self._fetch(ADD_CHECKPOINT, signed.size, signed.root, signed.note, at)

    async def checkpoint(self, size: int | None = None) -> Signed | None:
        """The checkpoint of this size, or the latest."""
        rows = await self._fetch(CHECKPOINT, size)
        return Signed(*rows[0]) if rows else None

    async def size_signed_within(self, size: int) -> int:
        """The largest size up to this one that was signed."""
        return int((await self._fetch(SIGNED_WITHIN, size))[0][0])

    async def cosign(self, size: int, witness: str, line: str, at: datetime) -> None:
        """Keep a witness's line under a checkpoint; the first one stays."""
        await self._fetch(COSIGN, size, witness, line, at)

    async def cosignatures(self, size: int) -> list[str]:
        """Signature lines of witnesses under the checkpoint of this size."""
        return [row[0] for row in await self._fetch(COSIGNATURES, size)]

    async def keep_restart(self, note: str, at: datetime) -> None:
        """Keep the statement that began a log; does nothing where it is kept."""
        said = Restart.parse(Note.parse(note.encode()).text)
        await self._fetch(KEEP_RESTART, said.origin, note, at)

    async def restarts(self) -> list[str]:
        """Statements that began the logs after the first."""
        return [row[0] for row in await self._fetch(RESTARTS)]

    async def cosigned(self, witness: str) -> int:
        """The largest size that this witness cosigned."""
        return int((await self._fetch(COSIGNED, None, witness))[0][0])

    async def _fetch(self, statement: str, *values: object) -> list[Any]:
        async with self._pool.connected() as connection:
            rows: list[Any] = await connection.fetch(self._in_schema(statement), *values)
        return rows

    def _in_schema(self, statement: str) -> str:
        origin = ORIGIN.format(schema=self._schema)
        return statement.format(schema=self._schema, origin=origin)


def _split(hashes: bytes) -> list[bytes]:
    return [hashes[at : at + HASH_BYTES] for at in range(0, len(hashes), HASH_BYTES)]
