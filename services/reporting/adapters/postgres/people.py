"""Names of people in a table of their own, outside every model, digest and bundle."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from services.reporting.application.ports.people import Person

_OF = "SELECT officer, name, phone FROM people.names WHERE officer = ANY($1::uuid[])"
_FORGET = "DELETE FROM people.names WHERE officer = ANY($1::uuid[])"
_OTHERS = "DELETE FROM people.names WHERE officer <> ALL($1::uuid[])"
_KEEP = """
INSERT INTO people.names (officer, name, phone)
SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])
ON CONFLICT (officer) DO UPDATE SET name = excluded.name, phone = excluded.phone
"""


class PostgresNameTable:
    """Implements `NameTable` on an asyncpg pool."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool

    async def of(self, officers: Collection[UUID]) -> Mapping[UUID, Person]:
        """The people that are known of these."""
        rows = await self._pool.fetch(_OF, list(officers))
        return {officer: Person(name, phone) for officer, name, phone in rows}

    async def replace(self, people: Mapping[UUID, Person]) -> None:
        """Keep these and no others."""
        named = {officer: person for officer, person in people.items() if person.name}
        names = [person.name for person in named.values()]
        phones = [person.phone for person in named.values()]
        async with self._pool.acquire() as connection, connection.transaction():
            await connection.execute(_OTHERS, list(named))
            await connection.execute(_KEEP, list(named), names, phones)

    async def forget(self, officers: Collection[UUID]) -> None:
        """Drop what is known of these."""
        await self._pool.execute(_FORGET, list(officers))
