"""A NATS server of the relay's own tests, for they break it, and a fresh store for each."""

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.kinds import NatsServer, Servers
from tests.servers import TestDatabases
from tests.services.ledger.relay.store import Store
from tests.services.ledger.relay.stream import Stream


@pytest.fixture(scope="package")
def own_nats(
    tmp_path_factory: pytest.TempPathFactory, servers: Servers, nats_passwords: dict[str, str]
) -> Iterator[NatsServer]:
    server = servers.nats(tmp_path_factory.mktemp("relay_nats"), nats_passwords)
    server.start()
    yield server
    server.stop()


@pytest.fixture
async def stream(own_nats: NatsServer) -> AsyncIterator[Stream]:
    """An empty stream; whatever a test did to the server is undone after it."""
    stream = Stream(own_nats)
    await stream.renew()
    yield stream
    own_nats.resume()
    own_nats.start()


@pytest.fixture
async def store(databases: TestDatabases) -> Store:
    owner = await databases.migrated()
    return Store(owner, databases.as_role(owner, "ledger_relay"))
