"""Real servers for every test: one Postgres and one NATS a run or worker, provisioned.

They come from wheels; with `--servers=containers` from images, and only tests that touch a server
run.
"""

import asyncio
import gc
import secrets
from collections.abc import Callable, Iterator
from typing import Any

import hypothesis
import pytest

from deploy.embedded.servers.server import Server
from deploy.provision import nats as provision_nats
from deploy.provision import postgres as provision_postgres
from deploy.provision.accounts import USERS
from deploy.provision.nats import NatsAccess
from deploy.provision.roles import ROLES
from tests.demo import demo  # noqa: F401 - one for the whole run
from tests.groups import Groups, dear_first
from tests.kinds import NatsServer, Servers, servers_of
from tests.servers import TestDatabases, hurry


def pytest_configure() -> None:
    """How long an example takes says how busy the machine is, not whether the rule holds.

    Seven thousand tests are imported and stay: no cycle is looked for among them.
    """
    gc.disable()
    hypothesis.settings.register_profile("unhurried", deadline=None)
    hypothesis.settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run choose its servers."""
    parser.addoption("--servers", choices=("embedded", "containers"), default="embedded")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With containers, leave out what touches no server; in a worker, begin with the dear."""
    if config.getoption("--servers") == "containers":
        touching = [item for item in items if "servers" in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=[item for item in items if item not in touching])
        items[:] = touching
    if hasattr(config, "workerinput"):
        dear_first(items)


def pytest_collection_finish() -> None:
    """From here on cycles are looked for in what tests leave."""
    gc.freeze()
    gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Groups:
    """Divide the suite by what its modules share."""
    return Groups(config, log)


@pytest.fixture(scope="session")
def servers(pytestconfig: pytest.Config) -> Iterator[Servers]:
    """Makes servers of the kind that was chosen."""
    with servers_of(pytestconfig.getoption("--servers")) as maker:
        yield maker


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
    tmp_path_factory: pytest.TempPathFactory, servers: Servers, role_passwords: dict[str, str]
) -> Iterator[Server]:
    """A running Postgres with all roles and databases."""
    server = servers.postgres(tmp_path_factory.mktemp("postgres"), secrets.token_urlsafe(16))
    server.start()
    hurry(server)
    provision_postgres.provision(server.url, role_passwords)
    yield server
    server.kill()  # a last checkpoint would write a thousand databases that nobody reads again


@pytest.fixture(scope="session")
def databases(postgres: Server, role_passwords: dict[str, str]) -> TestDatabases:
    """Throw-away databases on that Postgres: `fresh(kind)` and `as_role(dsn, role)`."""
    return TestDatabases(postgres, role_passwords)


@pytest.fixture(scope="session")
def fresh_database(databases: TestDatabases) -> Callable[..., str]:
    """`fresh_database(kind="taizhang_ledger")` gives the owner's DSN of a new empty database."""
    return databases.fresh


@pytest.fixture(scope="session")
def nats(
    tmp_path_factory: pytest.TempPathFactory, servers: Servers, nats_passwords: dict[str, str]
) -> Iterator[NatsServer]:
    """A running NATS with all users, streams and durables."""
    server = servers.nats(tmp_path_factory.mktemp("nats"), nats_passwords)
    server.start()
    access = NatsAccess(server.url, "provisioner", nats_passwords["provisioner"])
    asyncio.run(provision_nats.provision(access))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def nats_access(nats: NatsServer, nats_passwords: dict[str, str]) -> Callable[[str], NatsAccess]:
    """`nats_access("relay")` gives address and credentials of a user."""
    return lambda user: NatsAccess(nats.url, user, nats_passwords[user])
