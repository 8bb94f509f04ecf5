"""What the chassis's tests share: an issuer, settings without an environment, quiet logs."""

from pathlib import Path

import pytest
import structlog

from chassis.settings import ServiceSettings
from tests.chassis.issuer import Issuer


@pytest.fixture
def issuer(tmp_path: Path) -> Issuer:
    return Issuer(tmp_path / "jwks.json")


@pytest.fixture
def settings(tmp_path: Path) -> ServiceSettings:
    return ServiceSettings(port_file=tmp_path / "port")


@pytest.fixture(scope="session", autouse=True)
def _quiet_logs() -> None:
    """Draw no coloured tracebacks on a terminal: they take longer than the tests."""
    structlog.configure(
        processors=[structlog.processors.JSONRenderer()],
        logger_factory=structlog.ReturnLoggerFactory(),
    )
