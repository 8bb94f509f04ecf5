"""What the ledger's own tables say of units and posts; see `side_tables` for who writes them.

Read whole, in one transaction, with the version that each change counts up.
"""

from collections.abc import Iterable, Mapping

import asyncpg

from contracts.words import ROLE_OF_POST, Role
from services.ledger.adapters.postgres.pool import PostgresPool
from services.ledger.application.ports import DirectorySnapshot, Holding

BODIES = {Role.OFFICE, Role.SUPERVISOR, Role.DISCIPLINE}
VERSION = "SELECT coalesce((SELECT version FROM ledger.directory_version), 0)"
UNITS = "SELECT code, parent, groups, closed_from, merged_into FROM ledger.units ORDER BY code"
POSTS = """SELECT officer, post, unit, since, until FROM ledger.appointments
    JOIN ledger.officers USING (officer) WHERE NOT erased"""


class PostgresDirectory:
    """Units, groups and holders of posts, kept until they change."""

    def __init__(self, pool: PostgresPool) -> None:
        self._pool = pool
        self._last: DirectorySnapshot | None = None

    async def snapshot(self, *, newest: bool) -> DirectorySnapshot:
        """The tables as they stand, or, unless the newest is asked for, as last read."""
        last = self._last
        if last is not None and (not newest or last.version == await self._pool.fetchval(VERSION)):
            return last
        self._last = await self._read()
        return self._last

    async def has_officers(self) -> bool:
        """Whether anybody was ever registered."""
        return bool(await self._pool.fetchval("SELECT EXISTS (SELECT FROM ledger.officers)"))

    async def _read(self) -> DirectorySnapshot:
        async with (
            self._pool.acquire() as connection,
            connection.transaction(isolation="repeatable_read", readonly=True),
        ):
            version = await connection.fetchval(VERSION)
            units = await connection.fetch(UNITS)
            posts = await connection.fetch(POSTS)
        successors = _successors(units)
        still = [row for row in units if row["closed_from"] is None]
        return DirectorySnapshot(
            version=version,
            units=frozenset(row["code"] for row in still),
            parents={row["code"]: row["parent"] for row in still},
            closed=frozenset(row["code"] for row in units if row["closed_from"]),
            successors=successors,
            groups=_groups(still),
            body_units=_body_units(posts, successors),
            held=_held(posts),
        )


def _groups(units: Iterable[asyncpg.Record]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for row in units:
        for name in row["groups"]:
            groups[name] = (*groups.get(name, ()), row["code"])
    return groups


def _successors(units: Iterable[asyncpg.Record]) -> dict[str, str]:
    """Each merged unit with the last of its successors; merging never goes in a circle."""
    into = {row["code"]: row["merged_into"] for row in units if row["merged_into"]}
    found = {}
    for code in into:
        last = code
        while last in into:
            last = into[last]
        found[code] = last
    return found


def _body_units(
    posts: Iterable[asyncpg.Record], successors: Mapping[str, str]
) -> dict[Role, frozenset[str]]:
    """Units of the bodies; one that was merged leaves its successor party in its place."""
    found: dict[Role, frozenset[str]] = {}
    for row in posts:
        role = ROLE_OF_POST.get(row["post"])
        if role in BODIES:
            own = {row["unit"], successors.get(row["unit"], row["unit"])}
            found[role] = found.get(role, frozenset()) | own
    return found


def _held(posts: Iterable[asyncpg.Record]) -> dict[tuple[str, str], list[Holding]]:
    held: dict[tuple[str, str], list[Holding]] = {}
    for row in posts:
        holding = (row["officer"], row["since"], row["until"])
        held.setdefault((row["post"], row["unit"]), []).append(holding)
    return held
