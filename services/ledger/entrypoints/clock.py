"""The clock as a process: sweeps at an interval, and tells until which moment it has swept.

Not ready once the last sweep failed, or none got through for a while; it goes on trying.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime

import structlog
from fastapi import FastAPI
from prometheus_client import Counter, Gauge

from chassis.watching.health import Health, health_app
from services.ledger.application.clocks.sweeping import Sweeper

LATE_AFTER = 60.0
"""Seconds without a sweep that got through, after which the process is not ready."""

_log = structlog.get_logger(__name__)


class ClockStatus:
    """What health and metrics tell of the sweeps."""

    def __init__(self, health: Health) -> None:
        self.swept_until: datetime | None = None
        self.failure: str | None = None
        self._swept_at = float("-inf")
        registry = health.registry
        self._tasks = Counter(
            "taizhang_clock_tasks", "Tasks of which a passed clock was recorded", registry=registry
        )
        failed = "taizhang_clock_failed_sweeps"
        self._failures = Counter(failed, "Sweeps that failed", registry=registry)
        age = Gauge("taizhang_clock_sweep_age_seconds", "Since the last sweep", registry=registry)
        age.set_function(lambda: _monotonic() - self._swept_at)
        health.check("sweep", self.ready)
        health.fact("swept_until", self.until)

    def swept(self, until: datetime, tasks: int) -> None:
        """A sweep got through."""
        self.swept_until, self.failure, self._swept_at = until, None, _monotonic()
        self._tasks.inc(tasks)

    def failed(self, error: Exception) -> None:
        """A sweep did not get through."""
        self.failure = type(error).__name__
        self._failures.inc()

    async def ready(self) -> tuple[bool, str]:
        """Whether the last sweep got through, and not too long ago."""
        if self.failure:
            return False, self.failure
        late = _monotonic() - self._swept_at > LATE_AFTER
        return not late, f"swept until {self.swept_until}"

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
    health = Health()
    status = ClockStatus(health)
    health.fact("position", position)

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
            until, count = await sweeper.sweep()
            status.swept(until, count)
            if count:
                _log.info("clocks passed", tasks=count)
        except Exception as error:
            status.failed(error)
            _log.exception("sweep failed")
        await asyncio.sleep(interval)


def _monotonic() -> float:
    return asyncio.get_running_loop().time()
