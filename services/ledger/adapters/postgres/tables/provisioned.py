"""People and units as an identity system reads them; see `side_tables` for who writes the rows."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from contracts.identifiers import unit_id
from contracts.words import AccountStanding
from services.ledger.adapters.postgres.pool import PostgresPool
from services.ledger.adapters.postgres.tables.people import Person, PostgresPeople
from services.ledger.application.provisioning.known import HeldPost, KnownPerson, KnownUnit

POSTS = """SELECT officer, post, unit, since, until, portfolio FROM ledger.appointments
    WHERE (until IS NULL OR until > $1) AND ($2::uuid IS NULL OR officer = $2)
    ORDER BY since, post, unit"""
UNITS = """SELECT code, name, short_name, parent FROM ledger.units
    WHERE closed_from IS NULL ORDER BY code"""


class PostgresProvisioned:
    """Whoever is erased or removed, and units that are closed, are not there any more."""

    def __init__(self, pool: PostgresPool, people: PostgresPeople) -> None:
        self._pool = pool
        self._people = people

    async def people(self, today: date, officer: UUID | None = None) -> Sequence[KnownPerson]:
        """People by account, or the one that is asked for."""
        held: dict[UUID, list[HeldPost]] = {}
        for row in await self._pool.fetch(POSTS, today, officer):
            post = {**row, "portfolio": tuple(row["portfolio"])}
            held.setdefault(post.pop("officer"), []).append(HeldPost(**post))
        return [
            _known(one, held.get(one.officer, []))
            for one in await self._people.all(officer)
            if not one.erased and one.standing is not AccountStanding.REMOVED
        ]

    async def units(self, today: date) -> Sequence[KnownUnit]:
        """Open units by code, with who holds a post in them beyond today."""
        members: dict[str, dict[UUID, None]] = {}
        for row in await self._pool.fetch(POSTS, today, None):
            members.setdefault(row["unit"], {})[row["officer"]] = None
        return [
            KnownUnit(id=unit_id(row["code"]), members=tuple(members.get(row["code"], ())), **row)
            for row in await self._pool.fetch(UNITS)
        ]


def _known(one: Person, posts: Sequence[HeldPost]) -> KnownPerson:
    return KnownPerson(
        officer=one.officer,
        account=one.account,
        language=one.language,
        active=one.standing is AccountStanding.ACTIVE,
        name=one.name,
        email=one.email,
        phone=one.phone,
        external_id=one.external_id,
        posts=tuple(posts),
    )
