"""One stack for all faults, furnished with the example campaign; each leaves it whole."""

from collections.abc import AsyncIterator

import pytest

from tests.system.world import World, running_world


@pytest.fixture(scope="session")
async def world(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """Everything running, with directory and ledger imported."""
    async with running_world(tmp_path_factory.mktemp("system")) as world:
        yield world
