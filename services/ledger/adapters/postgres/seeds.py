"""Seeds of draws, as the log gives them: the root of the first checkpoint after an announcement."""

from uuid import UUID

from contracts.events.supervision.draw import Seed
from services.ledger.adapters.postgres.pool import PostgresPool

AFTER = """SELECT c.root, c.origin, c.size
    FROM ledger.events e JOIN proof.leaves l ON l.position = e.notification_id
    JOIN proof.checkpoints c ON c.size > l.leaf_index
    WHERE e.originator_id = $1 AND e.originator_version = 1
    ORDER BY c.size, c.signed_at LIMIT 1"""


class PostgresSeeds:
    """Implements the port `Seeds` over the tables that the checkpointer writes."""

    def __init__(self, pool: PostgresPool) -> None:
        self._pool = pool

    async def after(self, draw: UUID) -> Seed | None:
        """The seed of this draw, or None as long as nothing signed covers its announcement."""
        row = await self._pool.fetchrow(AFTER, draw)
        if row is None:
            return None
        return Seed(root=row["root"].hex(), origin=row["origin"], tree_size=row["size"])
