"""Deliveries and attempts: claimed before the call, settled after it.

Claims are taken in one transaction with the record of the attempt, so that a process that ends
during a call leaves a trace of it.
"""

from datetime import datetime
from typing import Any

from services.notifier.adapters.postgres.connecting import Database, transaction
from services.notifier.adapters.postgres.pace import PostgresPace
from services.notifier.application.sending.letter import Letter
from services.notifier.domain.delivery import Ending, Next, Outcome, State
from services.notifier.domain.wishes.kinds import DIGEST

_CLAIM = """
UPDATE notifier.deliveries AS delivery
SET state = 'sending', attempts = attempts + 1, changed_at = $1
WHERE id = ANY($2)
RETURNING id, event_id, channel, recipient, officer, template, params, content, attempts,
    attempts - attempts_before AS tries,
    (SELECT language FROM notifier.wishes WHERE wishes.officer = delivery.officer) AS language,
    (SELECT token FROM notifier.unsubscribing AS link WHERE link.officer = delivery.officer
        AND link.kind = coalesce(delivery.template, $3)) AS unsubscribe
"""

_END_ATTEMPT = """
UPDATE notifier.attempts SET ended_at = $3, ending = $4, code = $5, reply = $6
WHERE delivery = $1 AND number = $2
"""

# A delivery declared unknown meanwhile, and not sent again, takes the late result.
_SETTLE = """
UPDATE notifier.deliveries
SET state = $3, due_at = coalesce($4, due_at), changed_at = $5, detail = $6
WHERE id = $1 AND attempts = $2 AND state IN ('sending', 'unknown')
"""

_RECOVER = """
WITH ended AS (
    UPDATE notifier.attempts AS attempt
    SET ended_at = $1, ending = $3, reply = 'the process ended during the attempt'
    FROM notifier.deliveries AS delivery
    WHERE delivery.state = 'sending' AND attempt.delivery = delivery.id
        AND attempt.number = delivery.attempts AND attempt.ended_at IS NULL
)
UPDATE notifier.deliveries
SET state = CASE WHEN channel = ANY($2) THEN 'pending' ELSE 'unknown' END, changed_at = $1,
    due_at = $1, detail = 'the process ended during the attempt'
WHERE state = 'sending'
"""


class PostgresOutbox:
    """The outbox of one process; see the port `Outbox`."""

    def __init__(self, database: Database, pace: PostgresPace) -> None:
        self._database = database
        self._pace = pace

    async def recover(self, safe_channels: list[str], now: datetime) -> int:
        """Settle attempts that an earlier process began and did not end."""
        async with transaction(self._database) as connection:
            done = await connection.execute(_RECOVER, now, safe_channels, Ending.UNKNOWN.value)
        return int(done.rpartition(" ")[2])

    async def claim(self, now: datetime, limit: int) -> list[Letter]:
        """Take what is due, as far as rates let it through, and put the attempts on record."""
        async with transaction(self._database) as connection:
            due = await self._pace.due(connection, now, limit)
            rows = await connection.fetch(_CLAIM, now, due, DIGEST)
            await connection.executemany(
                "INSERT INTO notifier.attempts (delivery, number, started_at) VALUES ($1, $2, $3)",
                [(row["id"], row["attempts"], now) for row in rows],
            )
        return [_letter(row) for row in rows]

    async def settle(self, letter: Letter, ended: Outcome, then: Next, now: datetime) -> None:
        """Record how the attempt ended and what follows."""
        async with transaction(self._database) as connection:
            attempt = (letter.delivery, letter.attempt)
            await connection.execute(
                _END_ATTEMPT, *attempt, now, ended.ending.value, ended.code, ended.reply
            )
            said = f"{ended.code} {ended.reply}" if ended.code else ended.reply
            detail = "" if then.state is State.SENT else said
            await connection.execute(_SETTLE, *attempt, then.state.value, then.due_at, now, detail)


def _letter(row: Any) -> Letter:
    return Letter(
        delivery=row["id"],
        event=row["event_id"],
        channel=row["channel"],
        recipient=row["recipient"],
        officer=row["officer"],
        template=row["template"],
        values=row["params"],
        content=row["content"],
        attempt=row["attempts"],
        tries=row["tries"],
        language=row["language"],
        unsubscribe=row["unsubscribe"],
    )
