"""A real Postgres for one benchmark run, provisioned and migrated, in a folder that is dropped."""

import base64
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

from contracts.envelope import Actor
from contracts.events.campaign import CampaignOpened, Policy
from contracts.events.directory.officer import OfficerAppointed, OfficerRegistered
from contracts.identifiers import campaign_id, officer_id
from deploy.embedded.servers.postgres import EmbeddedPostgres
from deploy.provision import postgres
from deploy.provision.roles import LEDGER, OWNER, ROLES
from services.ledger.adapters.postgres.tables.schema import migrate
from services.ledger.application.execution import commit_of
from services.ledger.application.session import Session
from services.ledger.bootstrap.parts import LedgerParts
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.directory.officer import Officer
from services.ledger.settings import LedgerSettings

OPENED = date(2021, 9, 18)


@dataclass(frozen=True)
class Place:
    """The folder, and the ledger's database for its owner and its runtime role."""

    folder: Path
    owner_dsn: str
    runtime_dsn: str

    def ledger_settings(self) -> LedgerSettings:
        """Settings of a ledger on this database."""
        key = self.folder / "key"
        key.write_text(base64.b64encode(secrets.token_bytes(32)).decode())
        return LedgerSettings(
            event_store_dsn=self.runtime_dsn,
            evidence_url=(self.folder / "evidence").as_uri(),
            key_file=key,
            token_issuer="urn:benchmark",  # noqa: S106 - no secret
            jwks=str(self.folder / "none.json"),
        )

    async def furnish(self, parts: LedgerParts, campaign: str) -> None:
        """One office person and an open campaign."""
        at = parts.identification.clock.now()
        actor = Actor(person=None, post="bootstrap", unit=None)
        session = Session(parts.store, actor, at, parts.identities.event_id, uuid4())
        name = await parts.vault.seal("officer/bench", "甲")
        officer = Officer(officer_id("bench"))
        officer, _ = session.record(officer, OfficerRegistered(account="bench", name=name))
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


@contextmanager
def place() -> Iterator[Place]:
    """The place for the length of a block."""
    with tempfile.TemporaryDirectory() as folder:
        passwords = {role: secrets.token_urlsafe(16) for role in ROLES}
        server = EmbeddedPostgres(Path(folder) / "postgres", secrets.token_urlsafe(16))
        server.start()
        try:
            postgres.provision(server.url, passwords)
            owner = postgres.dsn_for(server.url, LEDGER, OWNER, passwords[OWNER])
            runtime = postgres.dsn_for(
                server.url, LEDGER, "ledger_runtime", passwords["ledger_runtime"]
            )
            yield Place(Path(folder), owner, runtime)
        finally:
            server.stop()


async def make_tables(at: Place) -> None:
    """The ledger's tables, made by their owner."""
    await migrate(at.owner_dsn)
