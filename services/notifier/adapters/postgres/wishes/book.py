"""Reads and keeps wishes."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from services.notifier.adapters.postgres.connecting import Database, transaction
from services.notifier.application.errors import NotFoundError
from services.notifier.application.wishes.ports import Unsubscribing
from services.notifier.domain.wishes.wishes import DigestWish, QuietHours, Wishes

_PUT = """
INSERT INTO notifier.wishes VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (officer) DO UPDATE SET digest = excluded.digest,
    quiet_since = excluded.quiet_since, quiet_until = excluded.quiet_until,
    language = excluded.language, unsubscribed = excluded.unsubscribed
"""

_MEANT = """
SELECT officer, kind, coalesce(wishes.language, people.language, 'zh-CN') AS language
FROM notifier.unsubscribing
LEFT JOIN notifier.wishes USING (officer) LEFT JOIN notifier.people USING (officer)
WHERE token = $1
"""

_UNSUBSCRIBE = """
INSERT INTO notifier.wishes AS known (officer, unsubscribed) VALUES ($1, ARRAY[$2])
ON CONFLICT (officer) DO UPDATE SET
    unsubscribed = array_append(array_remove(known.unsubscribed, $2), $2)
"""


class PostgresWishBook:
    """See the port `WishBook`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, officer: UUID) -> Wishes:
        """The row of the person, or none."""
        async with transaction(self._database) as connection:
            return (await wishes_of(connection, [officer])).get(officer, Wishes())

    async def put(self, officer: UUID, wishes: Wishes) -> None:
        """One row in the place of another."""
        quiet = (wishes.quiet.since, wishes.quiet.until) if wishes.quiet else (None, None)
        kinds = sorted(wishes.unsubscribed)
        async with transaction(self._database) as connection:
            await connection.execute(_PUT, officer, wishes.digest, *quiet, wishes.language, kinds)

    async def meant_by(self, token: UUID) -> Unsubscribing:
        """What the token was made for."""
        async with transaction(self._database) as connection:
            return await _meant(connection, token)

    async def unsubscribe(self, token: UUID) -> Unsubscribing:
        """Add its kind to those that are not sent."""
        async with transaction(self._database) as connection:
            meant = await _meant(connection, token)
            await connection.execute(_UNSUBSCRIBE, meant.officer, meant.kind)
        return meant


async def wishes_of(connection: Any, officers: Iterable[UUID]) -> dict[UUID, Wishes]:
    """The wishes of those of them who have any."""
    rows = await connection.fetch(
        "SELECT * FROM notifier.wishes WHERE officer = ANY($1)", list(officers)
    )
    return {row["officer"]: wishes_in(row) for row in rows}


def wishes_in(row: Any) -> Wishes:
    """The wishes that a row holds."""
    since, until = row["quiet_since"], row["quiet_until"]
    return Wishes(
        digest=DigestWish(row["digest"]) if row["digest"] else None,
        quiet=QuietHours(since, until) if since is not None and until is not None else None,
        language=row["language"],
        unsubscribed=frozenset(row["unsubscribed"]),
    )


async def _meant(connection: Any, token: UUID) -> Unsubscribing:
    row = await connection.fetchrow(_MEANT, token)
    if row is None:
        raise NotFoundError("there is no such link")
    return Unsubscribing(**dict(row))
