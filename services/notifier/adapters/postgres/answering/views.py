"""Deliveries as people see them; what may not be seen is not selected."""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.notifier.adapters.postgres.connecting import Database, transaction
from services.notifier.application.errors import (
    NotDiscardableError,
    NotFoundError,
    NotSendableError,
)
from services.notifier.application.reading.explaining import of_delivery
from services.notifier.application.reading.reader import Reader
from services.notifier.application.reading.views import DeliveryView, Wanted
from services.notifier.domain.delivery import STUCK, State

COLUMNS = """
id, event_id, topic, position, channel, recipient, officer, of_a_case, template, params, state,
due_at, attempts, detail, created_at, changed_at, sent_again_by, read_at, acknowledged_at,
discarded_by, discard_reason,
(SELECT ending FROM notifier.attempts
    WHERE delivery = deliveries.id AND number = deliveries.attempts) AS ending
"""

_SEEN = f"""
SELECT {COLUMNS} FROM notifier.deliveries
WHERE (CASE WHEN of_a_case THEN $1::boolean ELSE $2::boolean END OR officer = $3)
    AND ($4::text IS NULL OR state = $4)
    AND ($5::uuid IS NULL OR event_id = $5)
    AND ($6::uuid IS NULL OR officer = $6)
    AND ($7::uuid IS NULL OR tasks @> ARRAY[$7])
    AND NOT ($8 AND (read_at IS NOT NULL OR state = 'not_sent_history'))
    AND ($9::bigint IS NULL OR position < $9 OR (position = $9 AND id > $10))
ORDER BY position DESC, id LIMIT $11
"""  # noqa: S608 - the columns are constant

_AGAIN = f"""
UPDATE notifier.deliveries
SET state = 'pending', due_at = $2, changed_at = $2, attempts_before = attempts,
    sent_again_by = $3
WHERE id = $1 AND state = ANY($4) RETURNING {COLUMNS}
"""  # noqa: S608 - the columns are constant

_DISCARD = f"""
UPDATE notifier.deliveries
SET state = 'discarded', changed_at = $2, discarded_by = $3, discard_reason = $5
WHERE id = $1 AND state = ANY($4) RETURNING {COLUMNS}
"""  # noqa: S608 - the columns are constant

_STUCK = [state.value for state in STUCK]


class PostgresDeliveries:
    """See the protocol `Deliveries`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def seen_by(self, reader: Reader, wanted: Wanted) -> list[DeliveryView]:
        """Newest first."""
        after = wanted.after or (None, None)
        async with transaction(self._database) as connection:
            ordinary = reader.sees_ordinary or await _own_work(connection, reader, wanted)
            rows = await connection.fetch(
                _SEEN,
                *(reader.sees_cases, ordinary, reader.officer, wanted.state, wanted.event),
                *(wanted.officer, wanted.task, wanted.unread, *after, wanted.limit),
            )
        return [view(row) for row in rows]

    async def send_again(self, reader: Reader, delivery: UUID, now: datetime) -> DeliveryView:
        """Make it due; two who ask at once send it once."""
        async with transaction(self._database) as connection:
            await _decides(connection, reader, delivery)
            row = await connection.fetchrow(_AGAIN, delivery, now, reader.officer, _STUCK)
        if row is None:
            raise NotSendableError("only a failed delivery, or one whose outcome is unknown")
        return view(row)

    async def discard(
        self, reader: Reader, delivery: UUID, reason: str, now: datetime
    ) -> DeliveryView:
        """Note that it is sent never, with who decided so and why."""
        async with transaction(self._database) as connection:
            await _decides(connection, reader, delivery)
            row = await connection.fetchrow(_DISCARD, delivery, now, reader.officer, _STUCK, reason)
        if row is None:
            raise NotDiscardableError("only what failed, is held, or may not have arrived")
        return view(row)


async def _decides(connection: Any, reader: Reader, delivery: UUID) -> None:
    of_a_case = await connection.fetchval(
        "SELECT of_a_case FROM notifier.deliveries WHERE id = $1", delivery
    )
    allowed = reader.sends_cases if of_a_case else reader.sends_ordinary
    if of_a_case is None or not allowed:
        raise NotFoundError("there is no such delivery")


async def _own_work(connection: Any, reader: Reader, wanted: Wanted) -> bool:
    task = await connection.fetchrow(
        "SELECT lead_unit, leader FROM notifier.tasks WHERE task = $1", wanted.task
    )
    return task is not None and reader.answers_for(task["lead_unit"], task["leader"])


def view(row: Any) -> DeliveryView:
    """A row with these columns as people see it."""
    shown = dict(row)
    shown["state"] = State(row["state"])
    shown["explanation"] = of_delivery(shown["state"], shown.pop("ending"), row["detail"])
    return DeliveryView(**shown)
