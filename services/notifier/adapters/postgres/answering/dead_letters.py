"""Parked messages as people see them, without their content."""

from datetime import datetime
from uuid import UUID

from services.notifier.adapters.postgres.connecting import Database, transaction
from services.notifier.application.errors import (
    NotDiscardableError,
    NotFoundError,
    NotSendableError,
)
from services.notifier.application.reading.explaining import of_message
from services.notifier.application.reading.views import DeadLetterView
from services.notifier.application.receiving.messages import Incoming

_LISTED = """
SELECT id, sequence, subject, length(body) AS size, error, parked_at, handled_at, discarded_at,
    discarded_by, discard_reason
FROM notifier.dead_letters
WHERE ($1::bigint IS NULL OR sequence < $1 OR (sequence = $1 AND id > $2))
    AND NOT ($3 AND (handled_at IS NOT NULL OR discarded_at IS NOT NULL))
ORDER BY sequence DESC, id LIMIT $4
"""

_MESSAGE = """
SELECT sequence, subject, headers, body, discarded_at FROM notifier.dead_letters WHERE id = $1
"""

_DISCARD = """
UPDATE notifier.dead_letters SET discarded_at = $2, discarded_by = $3, discard_reason = $4
WHERE id = $1 AND handled_at IS NULL AND discarded_at IS NULL
"""


class PostgresDeadLetters:
    """See the protocol `DeadLetters`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def listed(
        self, after: tuple[int, UUID] | None, limit: int, *, waiting: bool
    ) -> list[DeadLetterView]:
        """Newest place in the stream first, without content, each explained."""
        async with transaction(self._database) as connection:
            rows = await connection.fetch(_LISTED, *(after or (None, None)), waiting, limit)
        return [DeadLetterView(**dict(row), explanation=of_message(row["error"])) for row in rows]

    async def message(self, letter: UUID) -> Incoming:
        """The message as it came."""
        async with transaction(self._database) as connection:
            row = await connection.fetchrow(_MESSAGE, letter)
        if row is None:
            raise NotFoundError("there is no such dead letter")
        *incoming, discarded = row.values()
        if discarded:
            raise NotSendableError("it was discarded before")
        return Incoming(*incoming)

    async def discard(self, letter: UUID, by: UUID, reason: str, now: datetime) -> None:
        """Note that it is handled never, with who decided so and why."""
        async with transaction(self._database) as connection:
            known = await connection.fetchrow(_MESSAGE, letter)
            done = await connection.execute(_DISCARD, letter, now, by, reason)
        if known is None:
            raise NotFoundError("there is no such dead letter")
        if done == "UPDATE 0":
            raise NotDiscardableError("it was handled or discarded before")

    async def handled(self, letter: UUID, now: datetime) -> None:
        """Note when it was handled after all."""
        async with transaction(self._database) as connection:
            await connection.execute(
                "UPDATE notifier.dead_letters SET handled_at = $2 WHERE id = $1", letter, now
            )
