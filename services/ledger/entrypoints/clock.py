"""The clock as a process: sweeps at an interval, and tells until which moment it has swept."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime

import structlog
from fastapi import FastAPI

from chassis.health import Health, health_app
from services.ledger.application.sweeping import Sweeper

_log = structlog.get_logger(__name__)


class ClockStatus:
    """What health tells of the sweeps."""

    def __init__(self) -> None:
        self.swept_until: datetime | None = None
        self.failure: str | None = None

    async def ready(self) -> tuple[bool, str]:
        """Whether the last sweep got through."""
        if self.failure:
            return False, self.failure
        return self.swept_until is not None, f"swept until {self.swept_until}"

    def until(self) -> str | None:
        """The moment until which all passed deadlines are recorded."""
        return self.swept_until.isoformat() if self.swept_until else None


def clock_app(
    opened: Callable[[], Awaitable[Sweeper]],
    close: Callable[[], Awaitable[None]],
    position: Callable[[], Awaitable[int]],
    interval: float,
) -> FastAPI:
    """The health app whose lifespan does the sweeping, every `interval` seconds."""
    status, health = ClockStatus(), Health()
    health.check("sweep", status.ready)
    health.fact("position", position)
    health.fact("swept_until", status.until)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        work = asyncio.create_task(_sweep_on(await opened(), status, interval))
        try:
            yield
        finally:
            work.cancel()
            with suppress(asyncio.CancelledError):
                await work
            await close()

    return health_app("ledger-clock", health, lifespan)


async def _sweep_on(sweeper: Sweeper, status: ClockStatus, interval: float) -> None:
    while True:
        try:
            status.swept_until, count = await sweeper.sweep()
            status.failure = None
            if count:
                _log.info("clocks passed", tasks=count)
        except Exception as error:
            status.failure = type(error).__name__
            _log.exception("sweep failed")
        await asyncio.sleep(interval)
