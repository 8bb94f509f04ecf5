"""What is proved, as it stands in the store: events by position or stream, access entries by id.

Hashes are made here of the stored bytes themselves, never of a copy. Of an event the columns are
compared with what the bytes say: its stream is found by them.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from contracts.proofs.bundle.facts import facts_of
from contracts.proofs.tree.hashes import event_leaves
from services.ledger.adapters.checkpoints.store import ProofPool
from services.ledger.application.checkpointing.ports import Leaf
from services.ledger.application.stating.ports import Stored

EVENTS = (
    "SELECT notification_id, state, topic, originator_id, originator_version"
    " FROM ledger.events WHERE notification_id > $1"
)
ENTRIES = "SELECT entry_id, stored_bytes FROM access_log.entries WHERE entry_id > $1"
BETWEEN = " AND ($2::bigint IS NULL OR {column} <= $2) ORDER BY {column} LIMIT $3"
OF_STREAM = """
SELECT e.notification_id, e.originator_version, e.state, l.leaf_hash
FROM ledger.events e LEFT JOIN {schema}.leaves l ON l.position = e.notification_id
WHERE e.originator_id = $1 AND e.notification_id <= $2 ORDER BY e.originator_version
"""


class PostgresRows:
    """Implements the port `Source`: a number that grows, bytes, and what stands beside them."""

    def __init__(
        self,
        pool: ProofPool,
        select: str,
        column: str,
        consistent: Callable[[Any], bool] = lambda _row: True,
    ) -> None:
        self._pool, self._consistent = pool, consistent
        self._query = select + BETWEEN.format(column=column)

    async def between(self, after: int, upto: int | None, limit: int) -> list[Leaf]:
        """Leaves with `after` < position (≤ `upto`), in order."""
        async with self._pool.connected() as connection:
            rows = await connection.fetch(self._query, after, upto, limit)
        hashes = event_leaves((row[0], row[1]) for row in rows)
        pairs = zip(rows, hashes, strict=True)
        return [Leaf(row[0], hash_, self._consistent(row)) for row, hash_ in pairs]


def events(pool: ProofPool) -> PostgresRows:
    """The events, in the order of the store."""
    return PostgresRows(pool, EVENTS, "notification_id", _as_its_bytes_say)


def _as_its_bytes_say(row: Any) -> bool:
    """Whether topic, stream and version of the row are those in the bytes."""
    position, state, topic, stream, version = row
    # As the ledger writes them the bytes begin with all three; any other JSON is parsed.
    written = f'{{"type":"{topic}","aggregate_id":"{stream}","aggregate_version":{version},'
    if state.startswith(written.encode()):
        return True
    facts = facts_of(position, state)
    said = (topic, str(stream), version)
    # Bytes that are no event claim nothing; as a leaf they are compared like any other.
    return facts is None or (facts.type, facts.aggregate, facts.version) == said


def access_entries(pool: ProofPool) -> PostgresRows:
    """The entries of a service's access log, in the order of their ids."""
    return PostgresRows(pool, ENTRIES, "entry_id")


class PostgresStreams:
    """Implements the port `Streams`: events beside the leaves of the tree in `schema`."""

    def __init__(self, pool: ProofPool, schema: str) -> None:
        self._pool = pool
        self._query = OF_STREAM.format(schema=schema)

    async def of(self, aggregate: UUID, upto: int) -> list[Stored]:
        """The stream's events up to a position, by version."""
        async with self._pool.connected() as connection:
            rows = await connection.fetch(self._query, aggregate, upto)
        return [Stored(*row) for row in rows]
