"""One good ledger, made once; a copy of it for each fault."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
import structlog

from tests.servers import TestDatabases
from tests.system.faults.making import Ledgers, made
from tests.system.faults.place import Place


@pytest.fixture(scope="session")
def ledgers(databases: TestDatabases, tmp_path_factory: pytest.TempPathFactory) -> Ledgers:
    """The good ledger, and what was kept of it."""
    return asyncio.run(made(databases, tmp_path_factory.mktemp("faults")))


@pytest.fixture
def copied(tmp_path: Path) -> Callable[..., Place]:
    """Makes a copy of a ledger, to do something to; it is gone with the run's server."""

    def copy(place: Place, files: Path | None = None) -> Place:
        return place.copied(tmp_path / "copy", files)

    return copy


@pytest.fixture(scope="session", autouse=True)
def _quiet_logs() -> None:
    """Draw no coloured tracebacks of what faults make processes say: that takes seconds each."""
    structlog.configure(
        processors=[structlog.processors.format_exc_info, structlog.processors.JSONRenderer()],
        logger_factory=structlog.ReturnLoggerFactory(),
    )
