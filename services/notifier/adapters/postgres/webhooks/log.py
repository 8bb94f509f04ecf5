"""What was sent to a webhook, attempt by attempt, and what of it is sent again."""

from collections import defaultdict
from datetime import datetime
from typing import Any
from uuid import UUID

from services.notifier.adapters.postgres.answering.views import COLUMNS, view
from services.notifier.adapters.postgres.connecting import Database, transaction
from services.notifier.application.errors import NotFoundError
from services.notifier.application.webhooks.ports import AttemptView, LoggedDelivery, LogWanted

_LOG = f"""
SELECT {COLUMNS} FROM notifier.deliveries
WHERE channel = 'webhook' AND recipient = $1 AND ($2::text IS NULL OR state = $2)
    AND ($3::bigint IS NULL OR position < $3 OR (position = $3 AND id > $4))
ORDER BY position DESC, id LIMIT $5
"""  # noqa: S608 - the columns are constant

_ATTEMPTS = """
SELECT delivery, number, started_at, ended_at, ending, code, reply FROM notifier.attempts
WHERE delivery = ANY($1) ORDER BY delivery, number
"""

# One under way keeps its course; history was never meant to be sent, what is discarded no more is.
_AGAIN = """
UPDATE notifier.deliveries
SET state = 'pending', due_at = $3, changed_at = $3, attempts_before = attempts, sent_again_by = $2
WHERE channel = 'webhook' AND recipient = $1
    AND state NOT IN ('pending', 'sending', 'not_sent_history', 'discarded')
"""


class PostgresWebhookLog:
    """See the port `WebhookLog`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read(self, name: str, wanted: LogWanted) -> list[LoggedDelivery]:
        """Deliveries, newest first, each with its attempts in order."""
        after = wanted.after or (None, None)
        async with transaction(self._database) as connection:
            rows = await connection.fetch(_LOG, name, wanted.state, *after, wanted.limit)
            found = await connection.fetch(_ATTEMPTS, [row["id"] for row in rows])
        attempts = defaultdict(list)
        for row in found:
            delivery, *told = row.values()
            attempts[delivery].append(AttemptView(*told))
        return [LoggedDelivery(view(row), attempts[row["id"]]) for row in rows]

    async def resend(self, name: str, delivery: UUID, by: UUID, now: datetime) -> None:
        """Make it due, also one that was accepted: the receiver knows the event by its id."""
        if not await self._again(name, by, now, "id = $4", delivery):
            raise NotFoundError("there is no such delivery")

    async def resend_since(self, name: str, since: datetime, by: UUID, now: datetime) -> int:
        """Make due what was created since then."""
        return await self._again(name, by, now, "created_at >= $4", since)

    async def _again(self, name: str, by: UUID, now: datetime, which: str, value: Any) -> int:
        async with transaction(self._database) as connection:
            done = await connection.execute(f"{_AGAIN} AND {which}", name, by, now, value)
        return int(done.rpartition(" ")[2])
