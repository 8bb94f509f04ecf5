"""Checkpoints and cosignatures in the ledger's database, through the role that can only read.

A line of a witness was verified by the checkpointer before it was kept; its time stands in it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from contracts.proofs.checkpoints import Checkpoint
from contracts.proofs.cosignatures import TIMESTAMP_BYTES
from contracts.proofs.notes import Note, Signature
from contracts.proofs.statements import Restart
from services.reporting.application.ports.attesting import (
    LAST,
    Cosignature,
    Restarted,
    SignedCheckpoint,
)

_TREES = """
SELECT c.size, coalesce(l.position, 0) AS position, c.note, c.signed_at, (
    SELECT array_agg(s.line ORDER BY s.witness) FROM proof.cosignatures s
    WHERE (s.size, s.origin) = (c.size, c.origin)
) AS lines
FROM proof.checkpoints c LEFT JOIN proof.leaves l ON l.leaf_index = c.size - 1
"""
# A log begun anew after a restore may have signed a size that the former one had signed too.
_LARGEST_FIRST = "ORDER BY c.size DESC, c.signed_at DESC"
_NEWEST = f"""WHERE coalesce(l.position, 0) <= $1 AND (NOT $2 OR EXISTS (
    SELECT FROM proof.cosignatures s WHERE (s.size, s.origin) = (c.size, c.origin)
)) {_LARGEST_FIRST} LIMIT 1"""
_OF_SIZE = f"WHERE c.size = $1 {_LARGEST_FIRST} LIMIT 1"
_PAGE = f"WHERE $1::bigint IS NULL OR c.size < $1 {_LARGEST_FIRST} LIMIT $2"
_RESTARTS = "SELECT note FROM proof.restarts ORDER BY kept_at, origin"
_AFTER = "SELECT count(*) FROM ledger.events WHERE notification_id > $1"


class PostgresSignedHistory:
    """Implements `SignedHistory` on the pool that reads the event store."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool

    async def newest(self, *, witnessed: bool, upto: int = LAST) -> SignedCheckpoint | None:
        """The largest that covers nothing after a position; with `witnessed`, a cosigned one."""
        return _first(await self._trees(_NEWEST, upto, witnessed))

    async def checkpoint(self, size: int) -> SignedCheckpoint | None:
        """The checkpoint of this size."""
        return _first(await self._trees(_OF_SIZE, size))

    async def page(self, below: int | None, limit: int) -> Sequence[SignedCheckpoint]:
        """Signed trees, the largest first, with fewer leaves than `below`."""
        return await self._trees(_PAGE, below, limit)

    async def restarts(self) -> Sequence[Restarted]:
        """New logs begun after a restore, oldest first."""
        rows = await self._pool.fetch(_RESTARTS)
        return [Restarted(Restart.parse(Note.parse(n.encode()).text), n) for (n,) in rows]

    async def stored_after(self, position: int) -> int:
        """How many events are stored behind a position."""
        count: int = await self._pool.fetchval(_AFTER, position)
        return count

    async def _trees(self, which: str, *values: object) -> list[SignedCheckpoint]:
        rows = await self._pool.fetch(f"{_TREES}{which}", *values)
        return [_tree(row) for row in rows]


def _first(trees: Sequence[SignedCheckpoint]) -> SignedCheckpoint | None:
    return trees[0] if trees else None


def _tree(row: Any) -> SignedCheckpoint:
    head = Checkpoint.parse(Note.parse(row["note"].encode()).text)
    return SignedCheckpoint(
        origin=head.origin,
        size=row["size"],
        position=row["position"],
        root=head.root,
        note=row["note"] + "".join(row["lines"] or ()),
        signed_at=row["signed_at"],
        cosignatures=tuple(_cosignature(line) for line in row["lines"] or ()),
    )


def _cosignature(line: str) -> Cosignature:
    signature = Signature.parse(line.rstrip("\n"))
    seconds = int.from_bytes(signature.value[:TIMESTAMP_BYTES], "big")
    return Cosignature(signature.name, datetime.fromtimestamp(seconds, UTC))
