"""One ledger into which the examples were imported; what is recorded here later adds to it."""

from collections.abc import AsyncIterator

import pytest

from tests.servers import TestDatabases
from tests.services.ledger.office import Office, furnish, running_office


@pytest.fixture(scope="session")
async def imported(
    databases: TestDatabases, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Office]:
    """The example directory and ledger, on the day after the opening."""
    async with running_office(databases, tmp_path_factory.mktemp("imported")) as office:
        await furnish(office)
        office.at("2021-09-20T09:00")
        yield office
