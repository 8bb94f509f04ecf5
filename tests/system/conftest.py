"""One stack for all faults, furnished with the example campaign; each leaves it whole."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime

import httpx
import pytest

from deploy.embedded.stack import Stack
from tests.system.world import World

OPENING = datetime(2021, 9, 18, tzinfo=UTC)


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Everything running on a new data folder."""
    stack = Stack(tmp_path_factory.mktemp("system") / "data", lambda _step, _subject: None)
    with stack.running(OPENING):
        yield stack


@pytest.fixture(scope="session")
async def world(stack: Stack) -> AsyncIterator[World]:
    """The stack with directory and ledger imported."""
    async with httpx.AsyncClient(timeout=30, trust_env=False) as client:
        world = World(stack, client)
        await world.import_file("service:operator", "directory.xlsx")
        await world.import_file("zgb-1", "ledger-2021.xlsx", opened="2021-09-18")
        yield world
