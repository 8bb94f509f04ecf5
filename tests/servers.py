"""Throw-away databases for tests, copied from templates: a copy takes a third of the time."""

import secrets
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from deploy.embedded.servers.server import Server
from deploy.provision import postgres
from deploy.provision.roles import DATABASES, LEDGER, NOTIFIER, OWNER, REPORTING, Database
from services.ledger.adapters.postgres.tables.schema import migrate as migrate_ledger
from services.notifier.adapters.postgres.schema import migrate as migrate_notifier
from services.reporting.adapters.postgres.model.schema import migrate as migrate_reporting

MIGRATIONS: dict[str, Callable[[str], Awaitable[None]]] = {
    LEDGER: migrate_ledger,
    NOTIFIER: migrate_notifier,
    REPORTING: migrate_reporting,
}


# What protects from a power cut and from guessing, which no test over this server tries; a killed
# server loses nothing by it. Servers of other tests show the real settings.
HURRIED = {"fsync": "off", "full_page_writes": "off", "scram_iterations": "1"}


def hurry(server: Server) -> None:
    """Make a new Postgres fast at making databases and connections; before roles have passwords."""
    with psycopg.connect(server.url, autocommit=True) as admin:
        for name, value in HURRIED.items():
            admin.execute(f"ALTER SYSTEM SET {name} = {value}")
        admin.execute("SELECT pg_reload_conf()")
        while admin.execute("SHOW scram_iterations").fetchone() != (HURRIED["scram_iterations"],):
            pass


class TestDatabases:
    """A provisioned Postgres, and empty databases on it for one test or module each."""

    __test__ = False

    def __init__(self, server: Server, passwords: Mapping[str, str]) -> None:
        self.server = server
        self.passwords = dict(passwords)
        self._blank: dict[str, str] = {}
        self._migrated: dict[str, str] = {}

    def fresh(self, kind: str = LEDGER) -> str:
        """The owner's DSN of a new empty database with the rights of `kind`."""
        if kind not in self._blank:
            self._blank[kind] = self._created(kind, "template0")
            postgres.set_default_rights(self._owner_dsn(self._blank[kind]), _declared(kind))
        return self._owner_dsn(self._created(kind, self._blank[kind]))

    async def migrated(self, kind: str = LEDGER) -> str:
        """The same with the tables that the service's own migration makes."""
        if kind not in self._migrated:
            dsn = self.fresh(kind)
            await MIGRATIONS[kind](dsn)
            self._migrated[kind] = _database_of(dsn)
        return self._owner_dsn(self._created(kind, self._migrated[kind]))

    def copied(self, dsn: str, kind: str) -> str:
        """The owner's DSN of a copy of that database, to which nobody may be connected."""
        return self._owner_dsn(self._created(kind, _database_of(dsn)))

    def as_role(self, dsn: str, role: str) -> str:
        """The DSN of the same database for another role."""
        return postgres.dsn_for(dsn, _database_of(dsn), role, self.passwords[role])

    def _created(self, kind: str, template: str) -> str:
        """The name of a copy; rights over a database as a whole are not copied, so given again."""
        name = f"{kind}_{secrets.token_hex(6)}"
        create = sql.SQL(
            "CREATE DATABASE {} OWNER {} TEMPLATE {} ENCODING 'UTF8' STRATEGY FILE_COPY"
        ).format(*map(sql.Identifier, (name, OWNER, template)))
        with psycopg.connect(self.server.url, autocommit=True) as admin:
            admin.execute(create)
            postgres.ensure_database(admin, name, _declared(kind))
        return name

    def _owner_dsn(self, name: str) -> str:
        return postgres.dsn_for(self.server.url, name, OWNER, self.passwords[OWNER])


def _declared(kind: str) -> Database:
    return next(database for database in DATABASES if database.name == kind)


def _database_of(dsn: str) -> str:
    return urlsplit(dsn).path.removeprefix("/")
