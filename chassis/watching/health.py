"""Is the process alive, can it do its work, and what does it measure: three open routes.

Ready means that every dependency named by a check answered within two seconds. A check that fails
or hangs makes the process not ready and shows no more than its own detail or the error's kind.
"""

import asyncio
from collections.abc import Awaitable, Callable
from inspect import isawaitable
from typing import Any

import structlog
from fastapi import Depends, FastAPI
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Histogram, generate_latest
from prometheus_client.process_collector import ProcessCollector
from pydantic import JsonValue

from chassis.problems import install_problems
from chassis.tokens import open_to_anyone

Check = Callable[[], Awaitable[tuple[bool, str]]]
Fact = Callable[[], JsonValue | Awaitable[JsonValue]]

TIMEOUT = 2.0

_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

_log = structlog.get_logger(__name__)


class Health:
    """What one process checks, tells and measures.

    A service's own metrics are made with `registry=health.registry`.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.request_seconds = Histogram(
            "taizhang_http_request_seconds",
            "Time from a request's arrival to the end of its answer",
            ["method", "route", "status"],
            registry=self.registry,
            buckets=_BUCKETS,
        )
        ProcessCollector(registry=self.registry)
        self._checks: dict[str, Check] = {}
        self._facts: dict[str, Fact] = {}

    def check(self, name: str, answers: Check) -> None:
        """Make readiness depend on `answers`, which returns (ok, detail for an operator)."""
        self._checks[name] = answers

    def fact(self, name: str, value: Fact) -> None:
        """Show a value (e.g. `position`) beside the checks; it decides nothing."""
        self._facts[name] = value

    async def readiness(self) -> dict[str, JsonValue]:
        """Run all checks at once and return what `/health/ready` shows."""
        results = await asyncio.gather(*map(_checked, self._checks.values()))
        facts = await asyncio.gather(*map(_told, self._facts.values()))
        checks: dict[str, JsonValue] = {
            name: {"ok": ok, "detail": detail}
            for name, (ok, detail) in zip(self._checks, results, strict=True)
        }
        ready = all(ok for ok, _ in results)
        told = dict(zip(self._facts, facts, strict=True))
        return {"position": None} | told | {"ready": ready, "checks": checks}

    def install(self, app: FastAPI) -> None:
        """Add the routes to `app`, whose requests the listener then measures here."""
        app.state.health = self
        routes: dict[str, Callable[..., Any]] = {
            "/health/live": _live,
            "/health/ready": self._ready,
            "/metrics": self._metrics,
        }
        for path, endpoint in routes.items():
            app.add_api_route(
                path,
                endpoint,
                dependencies=[Depends(open_to_anyone)],
                include_in_schema=False,
                response_model=None,
            )

    async def _ready(self) -> Response:
        state = await self.readiness()
        return JSONResponse(state, 200 if state["ready"] else 503)

    async def _metrics(self) -> Response:
        return Response(generate_latest(self.registry), media_type=CONTENT_TYPE_LATEST)


def health_app(name: str, health: Health, lifespan: Any = None) -> FastAPI:
    """Return the app of a process without an API; `lifespan` starts and ends its work."""
    app = FastAPI(title=name, openapi_url=None, lifespan=lifespan)
    install_problems(app)
    health.install(app)
    return app


async def _live() -> dict[str, bool]:
    return {"live": True}


async def _checked(check: Check) -> tuple[bool, str]:
    try:
        return await asyncio.wait_for(check(), TIMEOUT)
    except TimeoutError:
        return False, f"no answer within {TIMEOUT:g} s"
    except Exception as error:
        _log.warning("health check failed", exc_info=True)
        return False, type(error).__name__


async def _told(fact: Fact) -> JsonValue:
    """Return the value; what cannot be told is null, for a fact decides nothing."""
    try:
        value = fact()
        return await asyncio.wait_for(value, TIMEOUT) if isawaitable(value) else value
    except Exception:
        _log.warning("health fact failed", exc_info=True)
        return None
