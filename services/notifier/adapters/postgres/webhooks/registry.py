"""Registered webhooks as rows; their secrets are sealed before they come here."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import asyncpg

from services.notifier.adapters.postgres.connecting import Database, transaction
from services.notifier.application.errors import NameTakenError, NotFoundError
from services.notifier.domain.webhooks.webhook import Disabling, Given, Webhook

_SELECT = """
SELECT name, url, events, created_at, created_by, failing_since, disabled_at, disabled_because,
    disabled_by, disabled_reason,
    (SELECT max(until) FROM notifier.webhook_secrets WHERE webhook = name) AS both_sign_until
FROM notifier.webhooks
"""

_ADD = """
INSERT INTO notifier.webhooks (name, url, events, created_at, created_by)
VALUES ($1, $2, $3, $4, $5)
"""

_ADD_SEALED = """
INSERT INTO notifier.webhook_secrets (webhook, number, sealed, since)
SELECT $1, coalesce(max(number), 0) + 1, $2, $3 FROM notifier.webhook_secrets WHERE webhook = $1
"""

_DISABLE = """
UPDATE notifier.webhooks
SET disabled_at = $2, disabled_because = $3, disabled_by = $4, disabled_reason = $5
WHERE name = $1 AND disabled_at IS NULL
"""

_ENABLE = """
UPDATE notifier.webhooks
SET disabled_at = NULL, disabled_because = NULL, disabled_by = NULL, disabled_reason = '',
    failing_since = NULL
WHERE name = $1
"""

_FAILED = """
UPDATE notifier.webhooks SET failing_since = coalesce(failing_since, $2)
WHERE name = $1 AND disabled_at IS NULL RETURNING failing_since
"""

_TAKEN = """
UPDATE notifier.webhooks SET failing_since = NULL WHERE name = $1 AND failing_since IS NOT NULL
"""

_SIGNING = """
SELECT sealed FROM notifier.webhook_secrets
WHERE webhook = $1 AND (until IS NULL OR until > $2) ORDER BY number DESC
"""


class PostgresWebhooks:
    """See the port `Webhooks`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def listed(self) -> list[Webhook]:
        """All, by name."""
        return [_webhook(row) for row in await self._database.fetch(f"{_SELECT} ORDER BY name")]

    async def named(self, name: str) -> Webhook:
        """One of them."""
        rows = await self._database.fetch(f"{_SELECT} WHERE name = $1", name)
        if not rows:
            raise NotFoundError("there is no such webhook")
        return _webhook(rows[0])

    async def add(self, webhook: Webhook, sealed: bytes) -> None:
        """Insert it with its first secret."""
        it = webhook
        try:
            async with transaction(self._database) as connection:
                await connection.execute(
                    _ADD, it.name, it.url, list(it.events), it.created_at, it.created_by
                )
                await connection.execute(_ADD_SEALED, it.name, sealed, it.created_at)
        except asyncpg.UniqueViolationError:
            raise NameTakenError("there is a webhook of this name") from None

    async def rotate(self, name: str, sealed: bytes, now: datetime, until: datetime) -> None:
        """Let the secret in force end, forget those that have ended, and add the new one."""
        async with transaction(self._database) as connection:
            # Two who rotate at once do so one after the other.
            await connection.execute(
                "SELECT FROM notifier.webhooks WHERE name = $1 FOR UPDATE", name
            )
            await connection.execute(
                "UPDATE notifier.webhook_secrets SET until = $2"
                " WHERE webhook = $1 AND (until IS NULL OR until > $2)",
                name,
                until,
            )
            await connection.execute(
                "DELETE FROM notifier.webhook_secrets WHERE webhook = $1 AND until <= $2", name, now
            )
            await connection.execute(_ADD_SEALED, name, sealed, now)

    async def disable(self, name: str, disabling: Disabling) -> None:
        """Note why and by whom, unless it is disabled already."""
        async with transaction(self._database) as connection:
            await connection.execute(
                *(_DISABLE, name, disabling.at, disabling.because.value),
                *(disabling.by, disabling.reason),
            )

    async def enable(self, name: str) -> None:
        """Forget why it was disabled and that it failed."""
        async with transaction(self._database) as connection:
            await connection.execute(_ENABLE, name)

    async def failed(self, name: str, now: datetime) -> datetime | None:
        """Since when it is refused."""
        since: datetime | None = await self._database.fetchval(_FAILED, name, now)
        return since

    async def taken(self, name: str) -> None:
        """Forget that it failed."""
        await self._database.fetchval(_TAKEN, name)

    async def signing(self, name: str, now: datetime) -> Sequence[bytes]:
        """The sealed secrets that sign now, the newest first."""
        return [row["sealed"] for row in await self._database.fetch(_SIGNING, name, now)]


def _webhook(row: Any) -> Webhook:
    disabled = None
    if row["disabled_at"] is not None:
        because = Given(row["disabled_because"])
        disabled = Disabling(
            row["disabled_at"], because, row["disabled_by"], row["disabled_reason"]
        )
    return Webhook(
        *(row["name"], row["url"], tuple(row["events"]), row["created_at"], row["created_by"]),
        *(row["failing_since"], disabled, row["both_sign_until"]),
    )
