"""One ledger for all replays: each finds it, and leaves it, as the events give it."""

from collections.abc import AsyncIterator

import pytest

from tests.servers import TestDatabases
from tests.services.ledger.office import Office, furnish, running_office
from tests.services.ledger.replaying.ledger import lived_in


@pytest.fixture(scope="session")
async def used(
    databases: TestDatabases, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Office]:
    """The example ledger, at work."""
    async with running_office(databases, tmp_path_factory.mktemp("used")) as office:
        await furnish(office)
        yield await lived_in(office)
