"""An app with a route for each thing that can happen to a request, and a client of it."""

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI, Request, Response
from fastapi.responses import StreamingResponse

from chassis.http import listening
from chassis.middleware.body_limit import BodyLimits
from chassis.middleware.correlation import current_correlation
from chassis.problems import install_problems
from chassis.settings import ServiceSettings
from chassis.watching.health import Health


async def correlation() -> str:
    return str(current_correlation())


async def size(request: Request) -> int:
    return len(await request.body())


async def page() -> Response:
    headers = {"Content-Security-Policy": "default-src 'self'", "Cache-Control": "max-age=60"}
    return Response("page", headers=headers)


async def task(task_id: str) -> str:
    return task_id


async def fail() -> None:
    raise RuntimeError("no way")


async def break_off() -> Response:
    async def parts() -> AsyncIterator[bytes]:
        yield b"begun"
        raise RuntimeError("in the middle")

    return StreamingResponse(parts())


@pytest.fixture
async def client(settings: ServiceSettings) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    install_problems(app)
    Health().install(app)
    for endpoint in (correlation, page, fail, break_off):
        app.add_api_route(f"/{endpoint.__name__}", endpoint, response_model=None)
    app.add_api_route("/tasks/{task_id}", task)
    app.add_api_route("/size", size, methods=["POST"])
    app.add_api_route("/tasks/{task_id}/evidence", size, methods=["POST"])
    limits = BodyLimits(1000, {"/tasks/{task_id}/evidence": 5000})
    async with (
        listening(app, settings, limits) as url,
        httpx.AsyncClient(base_url=url) as client,
    ):
        yield client
