"""What reporting's tests share: a store, a model of their own, the service around both."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import structlog

from services.reporting.settings import ReportingSettings
from tests.chassis.issuer import Issuer
from tests.servers import TestDatabases
from tests.services.reporting.parts import Parts
from tests.services.reporting.stored import Store, a_reporting_database, a_store_of_its_own
from tests.services.reporting.told import settings_for


@pytest.fixture
async def store(databases: TestDatabases) -> Store:
    """An event store of its own, with the ledger's tables."""
    return await a_store_of_its_own(databases)


@pytest.fixture
async def reporting_dsn(databases: TestDatabases) -> str:
    """Reporting's migrated database, as its runtime role."""
    return await a_reporting_database(databases)


@pytest.fixture
def issuer(tmp_path: Path) -> Issuer:
    return Issuer(tmp_path / "jwks.json")


@pytest.fixture
def settings(store: Store, reporting_dsn: str, issuer: Issuer, tmp_path: Path) -> ReportingSettings:
    """The service's settings, without NATS and without a ledger to ask for names."""
    return settings_for(store, reporting_dsn, issuer, tmp_path)


@pytest.fixture
async def parts(settings: ReportingSettings) -> AsyncIterator[Parts]:
    """The adapters of one process, opened; the projector is stepped by the test."""
    parts = Parts(settings)
    await parts.open()
    yield parts
    await parts.close()


@pytest.fixture(scope="session", autouse=True)
def _quiet_logs() -> None:
    """Draw no coloured tracebacks on a terminal: they take longer than the tests."""
    structlog.configure(
        processors=[structlog.processors.format_exc_info, structlog.processors.JSONRenderer()],
        logger_factory=structlog.ReturnLoggerFactory(),
    )
