"""A running ledger for each test, empty or furnished with the example directory and ledger."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.servers import TestDatabases
from tests.services.ledger.office import Office, furnish, running_office


@pytest.fixture
async def empty_office(databases: TestDatabases, tmp_path: Path) -> AsyncIterator[Office]:
    """A ledger without a single event."""
    async with running_office(databases, tmp_path) as office:
        yield office


@pytest.fixture
async def office(empty_office: Office) -> Office:
    """A ledger with the example directory and campaign."""
    await furnish(empty_office)
    return empty_office
