"""Nobody who is not asked who they are may ask too often, and one address slows no other down."""

import asyncio

import httpx
from fastapi import FastAPI

from chassis.middleware.visitors import Visiting, Visitors
from chassis.problems import install_problems

JSON = {"Content-Type": "application/json"}


def _app(each: int, together: int) -> FastAPI:
    app = FastAPI()
    install_problems(app)
    app.add_middleware(Visitors, visiting=Visiting(each, together))

    @app.get("/v1/public/thing")
    @app.get("/v1/known")
    async def shown() -> str:
        return "ok"

    @app.post("/v1/public/thing")
    async def given(words: dict[str, str]) -> dict[str, str]:
        return words

    return app


async def _asked(app: FastAPI, host: str, times: int, path: str = "/v1/public/thing") -> list[int]:
    async with _visitor(app, host) as client:
        return [(await client.get(path)).status_code for _ in range(times)]


def _visitor(app: FastAPI, host: str) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app, client=(host, 1))
    return httpx.AsyncClient(transport=transport, base_url="http://public")


async def test_an_address_past_its_count_is_sent_away_and_uses_up_nothing_of_the_others() -> None:
    app = _app(each=2, together=4)
    assert await _asked(app, "192.0.2.1", 9) == [200, 200, *[429] * 7]
    assert await _asked(app, "192.0.2.2", 2) == [200, 200]


async def test_all_together_have_an_end_too() -> None:
    app = _app(each=2, together=3)
    hosts = [f"192.0.2.{last}" for last in range(4)]
    assert [(await _asked(app, one, 1))[0] for one in hosts] == [200, 200, 200, 429]


async def test_many_at_once_are_no_more_than_one_after_the_other() -> None:
    async with _visitor(_app(each=5, together=99), "192.0.2.1") as client:
        answers = await asyncio.gather(*(client.get("/v1/public/thing") for _ in range(40)))
    assert [one.status_code for one in answers].count(200) == 5


async def test_what_cannot_be_read_or_is_not_there_counts_as_well() -> None:
    async with _visitor(_app(each=2, together=9), "192.0.2.1") as client:
        unread = await client.post("/v1/public/thing", content=b"{", headers=JSON)
        missing = await client.get("/v1/public/nothing")
        sent_away = await client.post("/v1/public/thing", content=b"{", headers=JSON)
    assert [one.status_code for one in (unread, missing, sent_away)] == [422, 404, 429]


async def test_callers_who_are_known_are_not_counted() -> None:
    app = _app(each=1, together=1)
    assert await _asked(app, "192.0.2.1", 3, "/v1/known") == [200] * 3


async def test_one_network_of_ipv6_is_one_visitor() -> None:
    app = _app(each=1, together=9)
    assert await _asked(app, "2001:db8::1", 1) == [200]
    assert await _asked(app, "2001:db8::2", 1) == [429]
    assert await _asked(app, "2001:db8:0:1::1", 1) == [200]


async def test_who_is_sent_away_is_told_when_to_come_again() -> None:
    async with _visitor(_app(each=1, together=1), "192.0.2.1") as client:
        await client.get("/v1/public/thing")
        answer = await client.get("/v1/public/thing")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    assert answer.json()["code"] == "too_many_requests"
