"""The short way takes what is plain; what it leaves to the routes is told the same by them."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.tokens import TokenVerifier
from contracts.identifiers import campaign_id
from services.ledger.entrypoints.http.commands.short_way import Read, ShortWay
from tests.chassis.issuer import AUDIENCE, NAME, Issuer
from tests.services.ledger.http.steps import path
from tests.services.ledger.office import CAMPAIGN, Office, task

JSON = "application/json"
REGISTER = "findings/register-finding"
ACCEPT = path("R11-1", "accept-task")
FINDING = {"campaign": str(CAMPAIGN), "number": "S1", "source_kind": "audit", "text": "结余未清理"}
PLAIN = json.dumps(FINDING)
SHAPES: dict[str, dict[str, Any]] = {
    "not JSON": {"content": "{"},
    "nothing": {"content": ""},
    "a list": {"content": "[]"},
    "a field that commands do not have": {"content": json.dumps({**FINDING, "more": 1})},
    "a field missing": {"content": "{}"},
    "half a surrogate": {"content": PLAIN.replace("S1", "\\ud800")},
    "another type of content": {"headers": {"Content-Type": "text/plain"}},
    "a type with a parameter": {"headers": {"Content-Type": "application/json; charset=utf-8"}},
    "a version that is none": {"headers": {"If-Match": "x"}},
    "a key that is too long": {"headers": {"Idempotency-Key": "k" * 201}},
    "a post that nobody can read": {"headers": {"Act-As": b"\xff\xfe"}},
    "a post that is not held": {"headers": {"Act-As": "post@unit"}},
    "an id that is none": {"to": "tasks/R11-1/accept-task", "content": "{}"},
    "an id in capitals": {"to": ACCEPT.replace(str(task("R11-1")), str(task("R11-1")).upper())},
    "a refused command": {"to": ACCEPT, "content": "{}"},
    "a stale version": {"to": ACCEPT, "content": "{}", "headers": {"If-Match": '"77"'}},
    "an unknown campaign": {"content": PLAIN.replace(str(CAMPAIGN), str(campaign_id("无")))},
    "no such command": {"to": "findings/unregister-finding"},
    "another prefix": {"to": "../v2/findings/register-finding"},
}


@pytest.mark.parametrize("shape", SHAPES)
async def test_a_caller_known_already_is_told_what_a_new_one_is(ledger: Office, shape: str) -> None:
    asked = {"to": REGISTER, "content": PLAIN, "headers": {}, **SHAPES[shape]}
    token = {"Authorization": f"Bearer {ledger.issuer.token(sub='cgzx-clerk', jti=str(uuid4()))}"}
    headers = {"Content-Type": JSON, **token, **asked["headers"]}

    async def told() -> httpx.Response:
        return await ledger.client.post(
            f"/v1/{asked['to']}", content=asked["content"], headers=headers
        )

    new, known = await told(), await told()
    assert new.status_code >= 400
    assert (new.status_code, new.content) == (known.status_code, known.content)
    assert _lasting(new) == _lasting(known)


async def test_the_answer_of_the_routes_is_remembered_for_the_short_way(ledger: Office) -> None:
    token = {"Authorization": f"Bearer {ledger.issuer.token(sub='zgb-1', jti=str(uuid4()))}"}
    headers = {"Idempotency-Key": str(uuid4()), "Content-Type": JSON, **token}
    first, again = [
        await ledger.client.post(f"/v1/{REGISTER}", content=PLAIN, headers=headers)
        for _ in range(2)
    ]
    assert (first.status_code, first.content) == (200, again.content)
    assert again.headers.pop("Idempotent-Replayed") == "true"
    assert _lasting(first) == _lasting(again)


class Taken:
    """Notes what reaches it."""

    def __init__(self) -> None:
        self.read: Read | None = None
        self.body = b""
        self.calls = 0

    async def __call__(self, scope: Scope, receive: Receive, _: Send) -> None:
        self.calls += 1
        self.read = scope.get("taizhang.command")
        self.body = (await receive()).get("body", b"") if self.read is None else b""


@pytest.fixture
async def way(tmp_path: Path) -> tuple[ASGIApp, Taken, Taken, str]:
    """The short way between two that note what they get, and a token known already."""
    issuer, routes, short = Issuer(tmp_path / "jwks.json"), Taken(), Taken()
    verifier = TokenVerifier(issuer.path, NAME, AUDIENCE)
    token = issuer.token(sub="zgb-1")
    await verifier.verify(token)
    return ShortWay(routes, short, verifier), routes, short, token


async def _post(
    app: ASGIApp, token: str, body: bytes, more: bool = False, *, left: bool = False
) -> None:
    headers = [(b"content-type", JSON.encode()), (b"authorization", f"Bearer {token}".encode())]
    scope = {"type": "http", "method": "POST", "path": f"/v1/{REGISTER}", "headers": headers}

    async def receive() -> Message:
        if left:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": body, "more_body": more}

    async def send(_: Message) -> None:
        raise AssertionError("nothing is answered here")

    await app(scope, receive, send)


async def test_a_plain_command_of_a_known_caller_takes_the_short_way(
    way: tuple[ASGIApp, Taken, Taken, str],
) -> None:
    app, routes, short, token = way
    await _post(app, token, PLAIN.encode())
    assert (routes.calls, short.calls) == (0, 1)
    assert short.read is not None
    assert (short.read.bearer.subject, short.read.command.model_dump()["number"]) == ("zgb-1", "S1")


@pytest.mark.parametrize("odd", ["unknown token", "body in parts", "no command"])
async def test_what_is_not_plain_goes_to_the_routes_with_its_body(
    way: tuple[ASGIApp, Taken, Taken, str], odd: str
) -> None:
    app, routes, short, token = way
    body = b"{}" if odd == "no command" else PLAIN.encode()
    await _post(app, "x" if odd == "unknown token" else token, body, odd == "body in parts")
    assert (routes.calls, short.calls) == (1, 0)
    assert routes.body == body


def _lasting(answer: httpx.Response) -> dict[str, str]:
    passing = {"date", "x-correlation-id"}
    return {name: value for name, value in answer.headers.items() if name not in passing}


async def test_a_client_that_left_before_its_body_came_is_left_to_the_routes(
    way: tuple[ASGIApp, Taken, Taken, str],
) -> None:
    app, routes, short, token = way
    await _post(app, token, b"", left=True)
    assert (routes.calls, short.calls) == (1, 0)
