"""Robots of groups, told through apprise, by what their services answer.

Apprise fixes the services' addresses in its classes; here each class is sent to loopback instead.
All else is as it runs: how an address is read, how a message is signed, laid out and posted.
"""

import base64
import hashlib
import hmac
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest
from apprise.plugins.dingtalk import NotifyDingTalk
from apprise.plugins.feishu import NotifyFeishu
from apprise.plugins.wecombot import NotifyWeComBot
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from chassis.http import listening
from chassis.settings import ServiceSettings
from services.notifier.adapters.channels.robots.channel import Robot, RobotChannel
from services.notifier.adapters.channels.wording import Wording
from services.notifier.application.sending.letter import Letter
from services.notifier.domain.delivery import Ending, Outcome

SECRET = "SECa1b2c3"
ROBOTS = {
    "dingtalk": Robot(f"dingtalk://{SECRET}@abc123/"),
    "wecom": Robot("wecombot://key-1/"),
    "feishu": Robot("feishu://token-1/"),
}
VALUES = {"number": "1-1", "title": "完善制度", "lead_unit": "艺术学部", "opinion": "同意"}


@dataclass
class Services:
    """The three services on loopback, and what they answer next."""

    url: str = ""
    status: int = 200
    answer: Any = None
    posts: list[tuple[Request, Any]] = field(default_factory=list)

    def app(self) -> FastAPI:
        app = FastAPI()
        app.add_api_route("/{service}", self.post, methods=["POST"])
        return app

    async def post(self, request: Request) -> JSONResponse:
        self.posts.append((request, await request.json()))
        return JSONResponse(self.answer, self.status)


@pytest.fixture
async def services(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Services]:
    made = Services()
    async with listening(made.app(), ServiceSettings()) as url:
        made.url = url
        monkeypatch.setattr(NotifyDingTalk, "notify_url", f"{url}/ding?access_token={{token}}")
        monkeypatch.setattr(NotifyWeComBot, "notify_url", f"{url}/wecom?key={{key}}")
        monkeypatch.setattr(NotifyFeishu, "notify_url", f"{url}/feishu?token={{token}}")
        yield made


async def tell(name: str) -> Outcome:
    letter = Letter(
        *(uuid4(), uuid4(), "robot", name, None, "task_verified", VALUES, None), attempt=1, tries=1
    )
    return await RobotChannel(ROBOTS, Wording()).send(letter)


@pytest.mark.parametrize(
    ("name", "code", "words", "ending"),
    [
        ("dingtalk", 0, "ok", Ending.ACCEPTED),
        ("dingtalk", 310000, "sign not match", Ending.REFUSED_FOR_GOOD),
        ("dingtalk", 130101, "send too fast", Ending.REFUSED_FOR_NOW),
        ("wecom", 0, "ok", Ending.ACCEPTED),
        ("wecom", 93000, "invalid webhook url", Ending.REFUSED_FOR_GOOD),
        ("wecom", 45009, "api freq out of limit", Ending.REFUSED_FOR_NOW),
        ("feishu", 0, "success", Ending.ACCEPTED),
        ("feishu", 19024, "Key Words Not Found", Ending.REFUSED_FOR_GOOD),
        ("feishu", 11232, "frequency limited", Ending.REFUSED_FOR_NOW),
    ],
)
async def test_the_services_answer_says_how_it_ended(
    services: Services, name: str, code: int, words: str, ending: Ending
) -> None:
    in_code, in_words = ("code", "msg") if name == "feishu" else ("errcode", "errmsg")
    services.answer = {in_code: code, in_words: words}
    assert await tell(name) == Outcome(ending, code, words)
    [(_, posted)] = services.posts
    assert "1-1" in str(posted)


@pytest.mark.parametrize(
    ("status", "ending"),
    [
        (200, Ending.ACCEPTED),
        (404, Ending.REFUSED_FOR_GOOD),
        (429, Ending.REFUSED_FOR_NOW),
        (502, Ending.UNKNOWN),
    ],
)
@pytest.mark.parametrize("name", ROBOTS)
async def test_without_a_code_the_status_counts_and_a_broken_service_is_unknown(
    services: Services, name: str, status: int, ending: Ending
) -> None:
    services.status, services.answer = status, ["no code"]
    assert (await tell(name)).ending is ending


async def test_a_service_that_is_not_there_leaves_the_outcome_unknown(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NotifyWeComBot, "notify_url", "http://127.0.0.1:9/?key={key}")
    assert (await tell("wecom")).ending is Ending.UNKNOWN


async def test_dingtalk_is_told_with_a_signature_that_is_quoted_once(services: Services) -> None:
    services.answer = {"errcode": 0, "errmsg": "ok"}
    await tell("dingtalk")
    [(request, posted)] = services.posts
    query = request.query_params
    assert query["access_token"] == "abc123"
    signed = f"{query['timestamp']}\n{SECRET}".encode()
    digest = hmac.new(SECRET.encode(), signed, hashlib.sha256).digest()
    assert query["sign"] == base64.b64encode(digest).decode()
    assert posted["msgtype"] == "text"
