"""What a person was told themselves, marked as read by nobody else.

The first reading is kept as the delivery's acknowledgement, whatever is marked afterwards.
"""

from datetime import datetime
from uuid import UUID

from services.notifier.adapters.postgres.connecting import Database, transaction
from services.notifier.application.errors import NotFoundError

_OWN = "officer = $1 AND template IS NOT NULL"
_UNREAD = f"{_OWN} AND read_at IS NULL AND state <> 'not_sent_history'"

_COUNT = f"SELECT count(*) FROM notifier.deliveries WHERE {_UNREAD}"  # noqa: S608 - constant

_MARK = f"""
UPDATE notifier.deliveries
SET read_at = CASE WHEN $4 THEN coalesce(read_at, $3) END,
    acknowledged_at = CASE WHEN $4 THEN coalesce(acknowledged_at, $3) ELSE acknowledged_at END
WHERE {_OWN} AND id = $2
"""  # noqa: S608 - the condition is constant

_MARK_ALL = f"""
UPDATE notifier.deliveries
SET read_at = $3, acknowledged_at = coalesce(acknowledged_at, $3)
WHERE {_UNREAD} AND position <= $2
"""  # noqa: S608 - the condition is constant


class PostgresOwnInbox:
    """See the protocol `OwnInbox`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def unread(self, officer: UUID) -> int:
        """How many wait to be read."""
        return int(await self._database.fetchval(_COUNT, officer))

    async def mark(self, officer: UUID, message: UUID, now: datetime, *, read: bool) -> None:
        """Mark one, again with no further effect."""
        async with transaction(self._database) as connection:
            done = await connection.execute(_MARK, officer, message, now, read)
        if done == "UPDATE 0":
            raise NotFoundError("there is no such message")

    async def mark_all(self, officer: UUID, through: int, now: datetime) -> int:
        """Mark all up to a position, so that what came meanwhile stays unread."""
        async with transaction(self._database) as connection:
            done = await connection.execute(_MARK_ALL, officer, through, now)
        return int(done.rpartition(" ")[2])
