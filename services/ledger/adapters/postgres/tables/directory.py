"""What the ledger's own tables say of units and posts; see `side_tables` for who writes them."""

from collections.abc import Mapping, Sequence

from contracts.words import ROLE_OF_POST, Role
from services.ledger.adapters.postgres.pool import PostgresPool

BODIES = {Role.OFFICE, Role.SUPERVISOR, Role.DISCIPLINE}
GROUPS = """SELECT member, array_agg(code ORDER BY code) FROM ledger.units, unnest(groups) AS member
    GROUP BY member"""
BODY_UNITS = "SELECT DISTINCT post, unit FROM ledger.appointments WHERE post = ANY($1)"
HELD = """SELECT DISTINCT a.post, a.unit FROM ledger.appointments a
    JOIN unnest($1::text[], $2::text[]) AS asked(post, unit) USING (post, unit)
    WHERE a.until IS NULL"""


class PostgresDirectory:
    """Units, groups and holders of posts."""

    def __init__(self, pool: PostgresPool) -> None:
        self._pool = pool

    async def units(self) -> frozenset[str]:
        """The codes of all registered units."""
        return frozenset(row[0] for row in await self._pool.fetch("SELECT code FROM ledger.units"))

    async def groups(self) -> Mapping[str, tuple[str, ...]]:
        """The units of each group, by name."""
        return {row[0]: tuple(row[1]) for row in await self._pool.fetch(GROUPS)}

    async def body_units(self) -> Mapping[Role, frozenset[str]]:
        """The units in which office, supervision and discipline posts exist."""
        posts = [post for post, role in ROLE_OF_POST.items() if role in BODIES]
        found: dict[Role, set[str]] = {}
        for row in await self._pool.fetch(BODY_UNITS, posts):
            found.setdefault(ROLE_OF_POST[row["post"]], set()).add(row["unit"])
        return {role: frozenset(units) for role, units in found.items()}

    async def vacant(self, posts: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        """Which of these posts nobody holds now."""
        if not posts:
            return ()
        columns = ([post for post, _ in posts], [unit for _, unit in posts])
        held = {(row["post"], row["unit"]) for row in await self._pool.fetch(HELD, *columns)}
        return tuple(f"{post}@{unit}" for post, unit in posts if (post, unit) not in held)

    async def has_officers(self) -> bool:
        """Whether anybody was ever registered."""
        return bool(await self._pool.fetchval("SELECT EXISTS (SELECT FROM ledger.officers)"))
