"""When a process says that it is ready, and what it tells beside it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import httpx
import pytest
from fastapi import FastAPI
from prometheus_client import Counter

from chassis.http import listening
from chassis.settings import ServiceSettings
from chassis.watching import health as health_module
from chassis.watching.health import Health, health_app

Asking = Callable[[Health], AbstractAsyncContextManager[httpx.AsyncClient]]


async def fine() -> tuple[bool, str]:
    return True, "answers"


async def behind() -> tuple[bool, str]:
    return False, "1200 events behind"


async def broken() -> tuple[bool, str]:
    raise ConnectionError("postgres://user:opensesame@db")


async def hanging() -> tuple[bool, str]:
    await asyncio.Event().wait()
    return True, "never said"


@pytest.fixture
def asking(settings: ServiceSettings) -> Asking:
    @asynccontextmanager
    async def open_client(health: Health) -> AsyncIterator[httpx.AsyncClient]:
        app = health_app("relay", health)
        async with listening(app, settings) as url, httpx.AsyncClient(base_url=url) as client:
            yield client

    return open_client


async def test_a_process_whose_dependencies_answer_is_ready(asking: Asking) -> None:
    health = Health()
    health.check("postgres", fine)
    async with asking(health) as client:
        response = await client.get("/health/ready")
    assert response.status_code == 200
    assert response.json() == {
        "ready": True,
        "checks": {"postgres": {"ok": True, "detail": "answers"}},
        "position": None,
    }


async def test_one_failing_check_makes_the_process_not_ready_but_alive(asking: Asking) -> None:
    health = Health()
    health.check("postgres", fine)
    health.check("lag", behind)
    async with asking(health) as client:
        response = await client.get("/health/ready")
        alive = await client.get("/health/live")
    assert (response.status_code, alive.status_code) == (503, 200)
    assert response.json()["checks"]["lag"] == {"ok": False, "detail": "1200 events behind"}
    assert response.json()["checks"]["postgres"]["ok"]


async def test_a_check_that_raises_shows_the_kind_of_error_and_no_more(asking: Asking) -> None:
    health = Health()
    health.check("postgres", broken)
    async with asking(health) as client:
        response = await client.get("/health/ready")
    assert response.json()["checks"]["postgres"]["detail"] == "ConnectionError"
    assert "opensesame" not in response.text


async def test_checks_that_hang_are_given_up_together(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health_module, "TIMEOUT", 0.3)
    health = Health()
    for name in ("postgres", "nats", "store", "keys", "smtp"):
        health.check(name, hanging)
    async with asking(health) as client, asyncio.timeout(1.2):
        response = await client.get("/health/ready")
    assert response.status_code == 503
    assert response.json()["checks"]["smtp"]["detail"] == "no answer within 0.3 s"


async def test_facts_stand_beside_the_checks_and_decide_nothing(asking: Asking) -> None:
    async def swept() -> str:
        return "2021-09-18T00:00:00Z"

    def unknown() -> int:
        raise LookupError

    health = Health()
    health.fact("position", lambda: 42)
    health.fact("swept_until", swept)
    health.fact("lag", unknown)
    async with asking(health) as client:
        told = (await client.get("/health/ready")).json()
    assert told == {
        "ready": True,
        "checks": {},
        "position": 42,
        "swept_until": "2021-09-18T00:00:00Z",
        "lag": None,
    }


async def test_a_services_own_metrics_are_shown(asking: Asking) -> None:
    health = Health()
    Counter("events_relayed", "Events relayed", registry=health.registry).inc(3)
    async with asking(health) as client:
        response = await client.get("/metrics")
    assert response.headers["Content-Type"].startswith("text/plain")
    assert "events_relayed_total 3.0" in response.text


async def test_a_process_without_an_api_answers_nothing_else(asking: Asking) -> None:
    async with asking(Health()) as client:
        for path in ("/", "/docs", "/openapi.json"):
            assert (await client.get(path)).json()["code"] == "not_found"


async def test_the_work_of_a_process_runs_as_long_as_its_app(settings: ServiceSettings) -> None:
    told: list[str] = []

    @asynccontextmanager
    async def work(_app: FastAPI) -> AsyncIterator[None]:
        told.append("begun")
        yield
        told.append("ended")

    async with listening(health_app("clock", Health(), work), settings):
        assert told == ["begun"]
    assert told == ["begun", "ended"]
