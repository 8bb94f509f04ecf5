"""The notifier's own database, as its process opens it."""

from collections.abc import AsyncIterator

import pytest

from services.notifier.adapters.postgres.connecting import Database
from tests.servers import TestDatabases


@pytest.fixture
async def database(databases: TestDatabases) -> AsyncIterator[Database]:
    owner = await databases.migrated("taizhang_notifier")
    opened = Database(databases.as_role(owner, "notifier_runtime"))
    await opened.open()
    yield opened
    await opened.close()
