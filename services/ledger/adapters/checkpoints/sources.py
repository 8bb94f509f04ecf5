"""What is proved, as it stands in the store: events by position, access entries by id.

Hashes are made here of the stored bytes themselves, never of a copy.
"""

from contracts.proofs.tree.hashes import event_leaves
from services.ledger.adapters.checkpoints.store import ProofPool
from services.ledger.application.checkpointing.ports import Leaf

EVENTS = "SELECT notification_id, state FROM ledger.events WHERE notification_id > $1"
ENTRIES = "SELECT entry_id, stored_bytes FROM access_log.entries WHERE entry_id > $1"
BETWEEN = " AND ($2::bigint IS NULL OR {column} <= $2) ORDER BY {column} LIMIT $3"


class PostgresRows:
    """Implements the port `Source` over two columns: a number that grows, and bytes."""

    def __init__(self, pool: ProofPool, select: str, column: str) -> None:
        self._pool = pool
        self._query = select + BETWEEN.format(column=column)

    async def between(self, after: int, upto: int | None, limit: int) -> list[Leaf]:
        """Leaves with `after` < position (≤ `upto`), in order."""
        async with self._pool.connected() as connection:
            rows = await connection.fetch(self._query, after, upto, limit)
        hashes = event_leaves((row[0], row[1]) for row in rows)
        return [Leaf(row[0], hash_) for row, hash_ in zip(rows, hashes, strict=True)]


def events(pool: ProofPool) -> PostgresRows:
    """The events, in the order of the store."""
    return PostgresRows(pool, EVENTS, "notification_id")


def access_entries(pool: ProofPool) -> PostgresRows:
    """The entries of a service's access log, in the order of their ids."""
    return PostgresRows(pool, ENTRIES, "entry_id")
