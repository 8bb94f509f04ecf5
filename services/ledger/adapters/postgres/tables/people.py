"""People with their names opened, for services under a credential and for imports."""

from dataclasses import dataclass
from uuid import UUID

from contracts.events.fact import Sealed
from contracts.words import AccountStanding
from services.ledger.adapters.keys.vault import PostgresVault
from services.ledger.adapters.postgres.pool import PostgresPool
from services.ledger.application.importing.directory import (
    Appointment,
    Directory,
    KnownOfficer,
    KnownUnit,
)

OFFICERS = """SELECT officer, account, language, name, email, phone, external_id, standing, erased
    FROM ledger.officers WHERE $1::uuid IS NULL OR officer = $1 ORDER BY account"""
APPOINTMENTS = """SELECT officer, post, unit, portfolio, until FROM ledger.appointments
    ORDER BY post, unit, since"""
UNITS = """SELECT code, name, short_name, groups, parent, closed_from IS NOT NULL AS closed,
    changed_on FROM ledger.units ORDER BY code"""
FIELDS = ("name", "email", "phone", "external_id")


@dataclass(frozen=True)
class Person:
    """An officer with personal data opened; None where erased or never given."""

    officer: UUID
    account: str
    language: str
    name: str | None
    email: str | None
    phone: str | None
    external_id: str | None
    standing: AccountStanding
    erased: bool


class PostgresPeople:
    """Reads the ledger's own tables and opens what is sealed."""

    def __init__(self, pool: PostgresPool, vault: PostgresVault) -> None:
        self._pool = pool
        self._vault = vault

    async def all(self, officer: UUID | None = None) -> list[Person]:
        """Everybody, ordered by account, or the one that is asked for."""
        rows = await self._pool.fetch(OFFICERS, officer)
        opened = await self._vault.open_all(
            [Sealed.model_validate_json(row[f]) if row[f] else None for row in rows for f in FIELDS]
        )
        texts = zip(*[iter(opened)] * len(FIELDS), strict=True)
        return [
            Person(
                officer=row["officer"],
                account=row["account"],
                language=row["language"],
                standing=AccountStanding(row["standing"]),
                erased=row["erased"],
                **dict(zip(FIELDS, personal, strict=True)),
            )
            for row, personal in zip(rows, texts, strict=True)
        ]

    async def known(self) -> Directory:
        """What names in a workbook are resolved against."""
        held: dict[UUID, list[Appointment]] = {}
        for row in await self._pool.fetch(APPOINTMENTS):
            portfolio = tuple(row["portfolio"])
            post = Appointment(row["post"], row["unit"], portfolio, row["until"])
            held.setdefault(row["officer"], []).append(post)
        officers = tuple(
            KnownOfficer(
                id=one.officer,
                account=one.account,
                name=one.name,
                appointments=tuple(p for p in held.get(one.officer, ()) if p.until is None),
                ending=tuple(p for p in held.get(one.officer, ()) if p.until is not None),
                email=one.email,
                language=one.language,
            )
            for one in await self.all()
        )
        units = tuple(
            KnownUnit(**{**r, "groups": tuple(r["groups"])}) for r in await self._pool.fetch(UNITS)
        )
        return Directory(units, officers)
