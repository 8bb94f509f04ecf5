"""Headers that every answer has, errors included, unless the application says otherwise."""

import httpx
import pytest


@pytest.mark.parametrize("path", ["/correlation", "/nothing", "/fail"])
async def test_every_answer_keeps_browsers_and_caches_off(
    client: httpx.AsyncClient, path: str
) -> None:
    headers = (await client.get(path)).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "Server" not in headers


async def test_a_page_sets_its_own_policy(client: httpx.AsyncClient) -> None:
    headers = (await client.get("/page")).headers
    assert headers["Content-Security-Policy"] == "default-src 'self'"
    assert headers["Cache-Control"] == "max-age=60"
