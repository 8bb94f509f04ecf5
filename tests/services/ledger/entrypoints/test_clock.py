"""The clock process is ready while its sweeps get through, and says what they did."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from chassis.watching.health import Health
from services.ledger.entrypoints import clock
from services.ledger.entrypoints.clock import ClockStatus, clock_app

NOW = datetime(2021, 9, 20, tzinfo=UTC)


class Sweeps:
    """Sweeps as a test wants them: each records two tasks, or fails."""

    def __init__(self) -> None:
        self.error: Exception | None = None

    async def sweep(self) -> tuple[datetime, int]:
        if self.error:
            raise self.error
        return NOW, 2


@asynccontextmanager
async def _running(sweeps: Sweeps) -> AsyncIterator[httpx.AsyncClient]:
    async def opened() -> Any:
        return sweeps

    async def close() -> None:
        return

    async def position() -> int:
        return 7

    app = clock_app(opened, close, position, 0.01)
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://clock.test") as client,
    ):
        yield client


async def _until(client: httpx.AsyncClient, holds: Callable[[httpx.Response], bool]) -> Any:
    for _ in range(1000):
        answer = await client.get("/health/ready")
        if holds(answer):
            return answer.json()
    raise AssertionError(answer.text)


async def test_it_is_ready_once_it_has_swept_and_says_until_when() -> None:
    async with _running(Sweeps()) as client:
        told = await _until(client, lambda answer: answer.status_code == 200)
    assert (told["position"], told["swept_until"]) == (7, NOW.isoformat())


async def test_a_sweep_that_fails_makes_it_not_ready_until_one_gets_through() -> None:
    sweeps = Sweeps()
    async with _running(sweeps) as client:
        sweeps.error = ConnectionError("postgresql://user:secret@host")
        told = await _until(client, lambda answer: answer.status_code == 503)
        sweeps.error = None
        await _until(client, lambda answer: answer.status_code == 200)
        metrics = (await client.get("/metrics")).text
    assert told["checks"]["sweep"] == {"ok": False, "detail": "ConnectionError"}
    counted = {
        line.split()[0]: float(line.split()[1])
        for line in metrics.splitlines()[::1]
        if line.startswith("taizhang_clock")
    }
    assert counted["taizhang_clock_failed_sweeps_total"] >= 1
    assert counted["taizhang_clock_tasks_total"] >= 2
    assert counted["taizhang_clock_sweep_age_seconds"] < clock.LATE_AFTER


async def test_it_is_not_ready_when_no_sweep_gets_through_for_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    status = ClockStatus(Health())
    assert (await status.ready())[0] is False
    status.swept(NOW, 0)
    assert (await status.ready())[0] is True
    monkeypatch.setattr(clock, "LATE_AFTER", -1.0)
    assert (await status.ready())[0] is False
