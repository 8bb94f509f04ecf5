"""Reading one's own write, and what is answered while the projector stands still."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import pytest

from chassis.http import listening
from services.reporting.bootstrap.serving import app_of
from services.reporting.settings import ReportingSettings
from tests.chassis.issuer import Issuer
from tests.servers import TestDatabases
from tests.services.reporting.history import a_store
from tests.services.reporting.http.conftest import Desk
from tests.services.reporting.stored import Store


@pytest.fixture
async def slow(
    settings: ReportingSettings, store: Store, issuer: Issuer, reporting_dsn: str, tmp_path: Path
) -> AsyncIterator[Desk]:
    """A service that looks by itself only once in a minute."""
    told = settings.model_copy(update={"reporting_poll": 60.0})
    last = await store.append(a_store()[:-1])
    async with listening(app_of(told), told) as url:
        desk = Desk(url, issuer, store, reporting_dsn, last)
        await desk.applied(last)
        yield desk


async def test_min_position_makes_the_projector_look_and_waits_for_it(slow: Desk) -> None:
    last = await slow.store.append(a_store()[-1:])
    (task,) = (await slow.read("zgb-1", "/v1/tasks", min_position=last))["items"]
    assert task["status"] == "closed"


async def test_a_position_that_does_not_come_is_503_after_two_seconds(slow: Desk) -> None:
    begun = asyncio.get_running_loop().time()
    answer = await slow.get("zgb-1", "/v1/tasks", min_position=slow.last + 1)
    waited = asyncio.get_running_loop().time() - begun
    assert (answer.status_code, answer.json()["code"]) == (503, "not_yet_visible")
    assert answer.headers["retry-after"]
    assert 1.9 < waited < 4


async def test_a_stopped_projector_answers_at_once_and_is_named_in_readiness(slow: Desk) -> None:
    event = a_store()[-1]
    last = await slow.store.append_raw([(event, b"{}")], event.occurred_at)
    await slow.get("zgb-1", "/v1/tasks", min_position=last)
    begun = asyncio.get_running_loop().time()
    answer = await slow.get("zgb-1", "/v1/tasks", min_position=last)
    assert asyncio.get_running_loop().time() - begun < 1
    assert (answer.status_code, answer.json()["code"]) == (503, "not_yet_visible")
    ready = await slow.get(None, "/health/ready")
    assert ready.status_code == 503
    assert f"position {last}" in ready.json()["checks"]["projector"]["detail"]
    metrics = (await slow.get(None, "/metrics")).text
    assert f"taizhang_projector_stopped_at_position {float(last)}" in metrics
    async with asyncio.timeout(10):
        while "taizhang_projector_lag_events 1.0" not in metrics:
            metrics = (await slow.get(None, "/metrics")).text
    assert "taizhang_projector_lag_seconds" in metrics
    assert (await slow.read("zgb-1", "/v1/tasks"))["items"]


async def test_a_running_service_is_ready_without_nats(slow: Desk) -> None:
    ready = await slow.get(None, "/health/ready")
    assert ready.status_code == 200, ready.text
    assert ready.json()["checks"]["nats"] == {"ok": True, "detail": "polling"}
    assert ready.json()["position"] == slow.last


async def test_connections_that_break_are_made_again(slow: Desk, databases: TestDatabases) -> None:
    admin = await asyncpg.connect(databases.server.url)
    names = [urlsplit(dsn).path[1:] for dsn in (slow.reporting_dsn, slow.store.owner_dsn)]
    broken = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ANY($1)"
    await admin.execute(broken, names)
    await admin.close()
    last = await slow.store.append(a_store()[-1:])
    for _ in range(100):
        answer = await slow.get("zgb-1", "/v1/tasks", min_position=last)
        if answer.status_code == 200:
            break
        assert (answer.status_code, answer.json()["code"]) in {
            (503, "unavailable"),
            (503, "not_yet_visible"),
        }
        await asyncio.sleep(0.05)
    assert answer.json()["items"][0]["status"] == "closed"
