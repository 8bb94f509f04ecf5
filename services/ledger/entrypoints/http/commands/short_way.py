"""The short way of a well-formed command by a caller known already, past FastAPI's machinery.

It reads what the routes read and ends where they end. Whatever is not as plain as it expects, be
it faulty or only unusual, goes to the routes with its body, and they alone say what is wrong.
"""

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from fastapi import FastAPI
from pydantic import TypeAdapter, ValidationError
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.problems import ProblemError
from chassis.tokens import Bearer, TokenVerifier, acting_post
from services.ledger.application.catalogue.everything import USE_CASES
from services.ledger.application.catalogue.use_case import UseCase
from services.ledger.domain.kernel.command import Command
from services.ledger.entrypoints.http.commands.carrying_out import (
    NONE,
    CarryingOut,
    Preconditions,
    expected_version,
)
from services.ledger.entrypoints.http.commands.routes import (
    LONGEST_IF_MATCH,
    LONGEST_KEY,
    path_of,
)

JSON = b"application/json"
BEARER = "Bearer "
LONGEST_POST = 400


class Way(NamedTuple):
    """A command's address, as observations name it, and how its body is read."""

    use_case: UseCase
    path: str
    body: TypeAdapter[Command]


class Read(NamedTuple):
    """A request as far as it was understood; the order is that of `CarryingOut`."""

    use_case: UseCase
    bearer: Bearer
    given: Preconditions
    command: Command
    id_: UUID


def install_short_way(app: FastAPI, carry_out: CarryingOut, verifier: TokenVerifier) -> None:
    """Put the short way before the routes; refusals are answered as `app` answers them by now."""
    handlers = {k: h for k, h in app.exception_handlers.items() if k not in (500, Exception)}
    app.add_middleware(ShortWay, ExceptionMiddleware(_Told(carry_out), handlers), verifier)


class ShortWay:
    """Takes the commands that it understands, and passes all other requests on."""

    def __init__(self, app: ASGIApp, answering: ASGIApp, verifier: TokenVerifier) -> None:
        self._app = app
        self._answering = answering
        self._verifier = verifier
        self._ways = {path_of(one): _way(one) for one in USE_CASES}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or have the routes do it."""
        way = self._way(scope)
        if way is None:
            await self._app(scope, receive, send)
            return
        message = await receive()
        read = self._read(way, scope, message)
        if read is None:
            await self._app(scope, _again(message, receive), send)
            return
        scope["route"] = way
        scope["taizhang.command"] = read
        await self._answering(scope, receive, send)

    def _way(self, scope: Scope) -> Way | None:
        if scope["type"] != "http" or scope["method"] != "POST":
            return None
        return self._ways.get(scope["path"]) or self._ways.get(_template(scope["path"]))

    def _read(self, way: Way, scope: Scope, message: Message) -> Read | None:
        # A client that leaves before its body came sends no body at all.
        if message["type"] != "http.request" or message.get("more_body"):
            return None
        headers = dict(scope["headers"])
        if len(headers) != len(scope["headers"]) or headers.get(b"content-type") != JSON:
            return None
        token = headers.get(b"authorization", b"").decode("latin-1")
        bearer = self._verifier.recognised(token[len(BEARER) :])
        if bearer is None or not token.startswith(BEARER):
            return None
        try:
            id_ = NONE if way.use_case.creates else _id(scope["path"])
            given = _preconditions(headers)
            command = way.body.validate_json(message.get("body", b""))
        except (ValidationError, ProblemError, ValueError):
            return None
        return Read(way.use_case, bearer, given, command, id_)


class _Told:
    """Carries out what was read, as an application of its own."""

    def __init__(self, carry_out: CarryingOut) -> None:
        self._carry_out = carry_out

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._carry_out(*scope["taizhang.command"])
        await response(scope, receive, send)


def _way(use_case: UseCase) -> Way:
    return Way(use_case, path_of(use_case), TypeAdapter(use_case.command))


def _template(path: str) -> str:
    """The path with its third step as the id that it is where a command has a target."""
    steps = path.split("/")
    return "/".join((*steps[:3], "{id}", *steps[4:]))


def _id(path: str) -> UUID:
    text = path.split("/")[3]
    id_ = UUID(text)
    if str(id_) != text:
        raise ValueError("another way of writing an id")
    return id_


def _preconditions(headers: Mapping[bytes, bytes]) -> Preconditions:
    """The same as the routes read; ValueError for what they might refuse."""
    key, if_match, act_as = (
        value.decode("latin-1") if (value := headers.get(name)) is not None else None
        for name in (b"idempotency-key", b"if-match", b"act-as")
    )
    limits = ((key, LONGEST_KEY), (if_match, LONGEST_IF_MATCH), (act_as, LONGEST_POST))
    if any(text is not None and len(text) > most for text, most in limits):
        raise ValueError("longer than the routes take")
    return Preconditions(key, expected_version(if_match), acting_post(act_as))


def _again(message: Message, receive: Receive) -> Receive:
    """Receives that message first, which was looked at already."""
    waiting = [message]

    async def received() -> Message:
        return waiting.pop() if waiting else await receive()

    return received
