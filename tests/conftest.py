"""Real servers for every test: one Postgres and one NATS a run, from the wheels, provisioned."""

import asyncio
import secrets
from collections.abc import Callable, Iterator

import pytest

from deploy.embedded.servers.nats import EmbeddedNats
from deploy.embedded.servers.postgres import EmbeddedPostgres
from deploy.provision import nats as provision_nats
from deploy.provision import postgres as provision_postgres
from deploy.provision.accounts import USERS
from deploy.provision.nats import NatsAccess
from deploy.provision.roles import ROLES
from tests.servers import TestDatabases


@pytest.fixture(scope="session")
def role_passwords() -> dict[str, str]:
    """A password for each database role."""
    return {role: secrets.token_urlsafe(16) for role in ROLES}


@pytest.fixture(scope="session")
def nats_passwords() -> dict[str, str]:
    """A password for each user of NATS."""
    return {user.name: secrets.token_urlsafe(16) for user in USERS}


@pytest.fixture(scope="session")
def postgres(
    tmp_path_factory: pytest.TempPathFactory, role_passwords: dict[str, str]
) -> Iterator[EmbeddedPostgres]:
    """A running Postgres with all roles and databases."""
    server = EmbeddedPostgres(tmp_path_factory.mktemp("postgres"), secrets.token_urlsafe(16))
    server.start()
    provision_postgres.provision(server.url, role_passwords)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def databases(postgres: EmbeddedPostgres, role_passwords: dict[str, str]) -> TestDatabases:
    """Throw-away databases on that Postgres: `fresh(kind)` and `as_role(dsn, role)`."""
    return TestDatabases(postgres, role_passwords)


@pytest.fixture(scope="session")
def fresh_database(databases: TestDatabases) -> Callable[..., str]:
    """`fresh_database(kind="taizhang_ledger")` gives the owner's DSN of a new empty database."""
    return databases.fresh


@pytest.fixture(scope="session")
def nats(
    tmp_path_factory: pytest.TempPathFactory, nats_passwords: dict[str, str]
) -> Iterator[EmbeddedNats]:
    """A running NATS with all users, streams and durables."""
    server = EmbeddedNats(tmp_path_factory.mktemp("nats"), nats_passwords)
    server.start()
    access = NatsAccess(server.url, "provisioner", nats_passwords["provisioner"])
    asyncio.run(provision_nats.provision(access))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def nats_access(nats: EmbeddedNats, nats_passwords: dict[str, str]) -> Callable[[str], NatsAccess]:
    """`nats_access("relay")` gives address and credentials of a user."""
    return lambda user: NatsAccess(nats.url, user, nats_passwords[user])
