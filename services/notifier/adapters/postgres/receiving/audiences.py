"""Open questions to the ledger: whom a case concerns."""

from datetime import datetime
from typing import Any
from uuid import UUID

from contracts.events.catalogue import decode
from services.notifier.adapters.postgres.connecting import Database, transaction
from services.notifier.application.receiving.messages import Incoming, Received


class PostgresOpenAudiences:
    """See the port `OpenAudiences`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def due(self, now: datetime) -> list[tuple[Received, bool, int]]:
        """Questions to be asked now, oldest first."""
        async with transaction(self._database) as connection:
            rows = await connection.fetch(
                "SELECT position, body, history, attempts FROM notifier.open_audiences"
                " WHERE due_at <= $1 ORDER BY position LIMIT 50",
                now,
            )
        return [(_received(row), row["history"], row["attempts"]) for row in rows]

    async def postpone(self, event: UUID, due_at: datetime, detail: str) -> None:
        """Note that it was asked in vain."""
        async with transaction(self._database) as connection:
            await connection.execute(
                "UPDATE notifier.open_audiences SET due_at = $2, attempts = attempts + 1,"
                " detail = $3 WHERE event_id = $1",
                event,
                due_at,
                detail,
            )


def _received(row: Any) -> Received:
    incoming = Incoming(0, "", {}, row["body"])
    return Received(incoming, decode(row["body"]), row["position"], 0)
