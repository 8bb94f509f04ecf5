"""What the service is told in tests, instead of by its environment."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from chassis.clock import set_clock
from services.reporting.settings import ReportingSettings
from tests.chassis.issuer import NAME, Issuer
from tests.services.reporting.stored import Store

TODAY = datetime(2022, 7, 1, 4, tzinfo=UTC)
"""After everything in the story."""


def settings_for(
    store: Store, reporting_dsn: str, issuer: Issuer, folder: Path, **more: Any
) -> ReportingSettings:
    """Settings with a clock of their own, which shows TODAY."""
    clock = folder / "clock.json"
    set_clock(clock, TODAY)
    told = {
        "embedded": True,
        "clock_file": clock,
        "event_store_dsn": store.reader_dsn,
        "reporting_dsn": reporting_dsn,
        "jwks": str(issuer.path),
        "token_issuer": NAME,
        "port_file": folder / "port",
        "reporting_poll": 0.1,
    }
    return ReportingSettings.load(**told | more)
