"""How much a request may bring, declared or not."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest


async def chunked(size: int) -> AsyncIterator[bytes]:
    step = min(size, 100_000) // 10
    for _ in range(size // step):
        yield b"x" * step


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/size", 1000, 200),
        ("/size", 1100, 413),
        ("/tasks/1-1/evidence", 5000, 200),
        ("/tasks/1-1/evidence", 5100, 413),
    ],
)
async def test_a_body_is_taken_up_to_its_routes_limit(
    client: httpx.AsyncClient, path: str, size: int, status: int
) -> None:
    declared = await client.post(path, content=b"x" * size)
    undeclared = await client.post(path, content=chunked(size))
    assert [declared.status_code, undeclared.status_code] == [status, status]


async def test_a_client_in_the_midst_of_sending_still_learns_the_limit(
    client: httpx.AsyncClient,
) -> None:
    for content in (b"x" * 4_000_000, chunked(4_000_000)):
        response = await client.post("/size", content=content)
        assert response.json()["code"] == "body_too_large"
        assert response.json()["limit_bytes"] == 1000
        assert response.headers["Connection"] == "close"


async def test_a_raised_limit_holds_for_no_other_route(client: httpx.AsyncClient) -> None:
    for path in ("/tasks/1/1/evidence", "/tasks/1-1/evidence/x", "/tasks//evidence"):
        assert (await client.post(path, content=b"x" * 1100)).status_code == 413


async def test_a_client_that_asks_first_is_refused_before_it_sends(
    client: httpx.AsyncClient,
) -> None:
    asking = (
        b"POST /size HTTP/1.1\r\nHost: x\r\nContent-Length: 2000\r\nExpect: 100-continue\r\n\r\n"
    )
    reader, writer = await asyncio.open_connection(client.base_url.host, client.base_url.port)
    writer.write(asking)
    answer = await asyncio.wait_for(reader.read(), 10)
    writer.close()
    assert answer.startswith(b"HTTP/1.1 413 ")
