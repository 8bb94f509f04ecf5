"""What tests of whole systems share: one whose history is signed, for all that only read it."""

from collections.abc import AsyncIterator

import pytest

from tests.kinds import NatsServer
from tests.servers import TestDatabases
from tests.services.reporting.system.pair import ledger_and_reporting
from tests.services.reporting.system.taking import Bundles, live


@pytest.fixture(scope="session")
async def bundles(
    databases: TestDatabases, nats: NatsServer, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Bundles]:
    """A system with the example ledger, a case and a file of evidence."""
    folder = tmp_path_factory.mktemp("bundles")
    async with ledger_and_reporting(databases, folder / "system", nats) as pair:
        await live(pair.office)
        yield Bundles(pair, folder)
