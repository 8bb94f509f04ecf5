"""A real Postgres for a run; each benchmark has databases of its own in it, made anew."""

import asyncio
import base64
import secrets
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql

from contracts.envelope import Actor
from contracts.events.campaign import CampaignOpened, Policy
from contracts.events.directory.officer import OfficerAppointed, OfficerRegistered
from contracts.identifiers import campaign_id, officer_id
from deploy.embedded.servers.postgres import EmbeddedPostgres
from deploy.provision import postgres
from deploy.provision.roles import DATABASES, LEDGER, OWNER, ROLES
from services.ledger.adapters.postgres.tables.schema import migrate
from services.ledger.application.execution import commit_of
from services.ledger.application.session import Session
from services.ledger.bootstrap.parts import LedgerParts
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.directory.officer import Officer
from services.ledger.settings import LedgerSettings

OPENED = date(2021, 9, 18)
ACCOUNT, ISSUER = "bench", "urn:benchmark"


@dataclass(frozen=True)
class Place:
    """A folder, and databases that nobody has written to yet."""

    folder: Path
    admin_dsn: str
    passwords: Mapping[str, str]

    @property
    def owner_dsn(self) -> str:
        """The ledger's database, for its owner."""
        return self.dsn(LEDGER, OWNER)

    @property
    def runtime_dsn(self) -> str:
        """The ledger's database, for the role that appends."""
        return self.dsn(LEDGER, "ledger_runtime")

    @property
    def jwks(self) -> Path:
        """Where the issuer's public keys are."""
        return self.folder / "issuer.json"

    def dsn(self, database: str, role: str) -> str:
        """A database for a role."""
        return postgres.dsn_for(self.admin_dsn, database, role, self.passwords[role])

    def ledger_settings(self) -> LedgerSettings:
        """Settings of a ledger on this database."""
        key = self.folder / "key"
        key.write_text(base64.b64encode(secrets.token_bytes(32)).decode())
        return LedgerSettings(
            event_store_dsn=self.runtime_dsn,
            evidence_url=(self.folder / "evidence").as_uri(),
            key_file=key,
            token_issuer=ISSUER,
            jwks=str(self.jwks),
        )

    def settle(self) -> None:
        """Have everything written that waits to be, so that it disturbs nothing later."""
        with psycopg.connect(self.admin_dsn, autocommit=True) as admin:
            admin.execute("CHECKPOINT")

    async def furnish(self, parts: LedgerParts, campaign: str) -> None:
        """One office person and an open campaign."""
        at = parts.identification.clock.now()
        actor = Actor(person=None, post="bootstrap", unit=None)
        session = Session(parts.store, actor, at, parts.identities.event_id, uuid4())
        name = await parts.vault.seal(f"officer/{ACCOUNT}", "甲")
        officer = Officer(officer_id(ACCOUNT))
        officer, _ = session.record(officer, OfficerRegistered(account=ACCOUNT, name=name))
        session.record(officer, OfficerAppointed(post="整改办", unit="zgb", since=OPENED))
        opened = CampaignOpened(
            name=campaign,
            opened_on=OPENED,
            source_kind=None,
            policy=Policy(),
            first_responsible=None,
        )
        session.record(Campaign(campaign_id(campaign)), opened)
        await parts.store.append(commit_of(session, at, officer.id, None))


class Servers:
    """A running Postgres, and the passwords of its roles."""

    def __init__(self, folder: Path, postgres_server: EmbeddedPostgres) -> None:
        self._folder, self._server = folder, postgres_server
        self._passwords = {role: secrets.token_urlsafe(16) for role in ROLES}
        self._numbers = count(1)

    async def place(self) -> Place:
        """A place where nothing is left of those before it."""
        folder = self._folder / f"place{next(self._numbers)}"
        folder.mkdir()
        await asyncio.to_thread(self._provision)
        place = Place(folder, self._server.url, self._passwords)
        await migrate(place.owner_dsn)
        await asyncio.to_thread(place.settle)
        return place

    def _provision(self) -> None:
        with psycopg.connect(self._server.url, autocommit=True) as admin:
            for database in DATABASES:
                drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
                admin.execute(drop.format(sql.Identifier(database.name)))
        postgres.provision(self._server.url, self._passwords)


@contextmanager
def servers() -> Iterator[Servers]:
    """The servers for the length of a block, in a folder that is dropped with it."""
    with tempfile.TemporaryDirectory() as folder:
        server = EmbeddedPostgres(Path(folder) / "postgres", secrets.token_urlsafe(16))
        server.start()
        try:
            yield Servers(Path(folder), server)
        finally:
            server.stop()
