"""Servers for tests, and throw-away databases on them."""

import secrets
from collections.abc import Mapping
from urllib.parse import urlsplit

import psycopg

from deploy.embedded.servers.server import Server
from deploy.provision import postgres
from deploy.provision.roles import DATABASES, LEDGER, OWNER


class TestDatabases:
    """A provisioned Postgres, and empty databases on it for one test or module each."""

    __test__ = False

    def __init__(self, server: Server, passwords: Mapping[str, str]) -> None:
        self.server = server
        self.passwords = dict(passwords)

    def fresh(self, kind: str = LEDGER) -> str:
        """The owner's DSN of a new empty database with the rights of `kind`."""
        name = f"{kind}_{secrets.token_hex(6)}"
        declared = next(database for database in DATABASES if database.name == kind)
        with psycopg.connect(self.server.url, autocommit=True) as admin:
            postgres.ensure_database(admin, name, declared)
        dsn = postgres.dsn_for(self.server.url, name, OWNER, self.passwords[OWNER])
        postgres.set_default_rights(dsn, declared)
        return dsn

    def as_role(self, dsn: str, role: str) -> str:
        """The DSN of the same database for another role."""
        database = urlsplit(dsn).path.removeprefix("/")
        return postgres.dsn_for(dsn, database, role, self.passwords[role])
