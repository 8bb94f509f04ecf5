"""No request body larger than its route expects is read.

A declared length is refused before a byte is read, an undeclared one as soon as it has passed the
limit. The answer is 413 `body_too_large`, and the connection closes with it; before that a little
more is taken and dropped, for a client that is cut off while it sends never sees the answer.
"""

import asyncio
import re
from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.problems import ProblemError, answer

DEFAULT_LIMIT = 2 * 1024 * 1024

_DROPPED_BYTES = 16 * 1024 * 1024
_DROPPED_SECONDS = 2


class BodyLimits:
    """Largest body by route, in bytes: a default, and routes that take more.

    `raised` maps templates as FastAPI writes them (`/v1/tasks/{task_id}/evidence`) to their limit.
    """

    def __init__(
        self, default: int = DEFAULT_LIMIT, raised: Mapping[str, int] | None = None
    ) -> None:
        self._default = default
        self._raised = [(_pattern(path), limit) for path, limit in (raised or {}).items()]

    def of(self, path: str) -> int:
        """Return the limit for a request's path."""
        found = (limit for pattern, limit in self._raised if pattern.fullmatch(path))
        return next(found, self._default)


class BodyLimit:
    """Stops a body at its limit, whatever the application makes of that."""

    def __init__(self, app: ASGIApp, limits: BodyLimits) -> None:
        self._app = app
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 413."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._limits.of(scope["path"])
        headers = Headers(scope=scope)
        if _declared(headers) > limit:
            # Who asks first has sent nothing yet, and reading would tell it to send.
            if "expect" not in headers:
                await _drop_rest(receive)
            await _refuse(limit, scope, receive, send)
            return
        passage = _Passage(limit, receive, send)
        try:
            await self._app(scope, passage.receive, passage.send)
        except _TooLargeError:
            if passage.started:
                raise
        if passage.exceeded and not passage.started:
            if passage.more:
                await _drop_rest(receive)
            await _refuse(limit, scope, receive, send)


class _TooLargeError(Exception):
    """Ends the application's reading; what it answers to it is dropped."""


class _Passage:
    """One request's body on its way in, and its answer on the way out."""

    def __init__(self, limit: int, receive: Receive, send: Send) -> None:
        self._limit, self._receive, self._send = limit, receive, send
        self._taken = 0
        self.more = True
        self.exceeded = False
        self.started = False

    async def receive(self) -> Message:
        message = await self._receive()
        self._taken += len(message.get("body", b""))
        self.more = message.get("more_body", False)
        if self._taken > self._limit:
            self.exceeded = True
            raise _TooLargeError
        return message

    async def send(self, message: Message) -> None:
        if self.exceeded and not self.started:
            return
        self.started = True
        await self._send(message)


async def _refuse(limit: int, scope: Scope, receive: Receive, send: Send) -> None:
    refusal = ProblemError(
        413, "body_too_large", extensions={"limit_bytes": limit}, headers={"Connection": "close"}
    )
    await answer(Request(scope), refusal)(scope, receive, send)


async def _drop_rest(receive: Receive) -> None:
    dropped, more = 0, True
    try:
        async with asyncio.timeout(_DROPPED_SECONDS):
            while more and dropped < _DROPPED_BYTES:
                message = await receive()
                dropped += len(message.get("body", b""))
                more = message.get("more_body", False)
    except TimeoutError:
        return


def _declared(headers: Headers) -> int:
    length = headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() else 0


def _pattern(template: str) -> re.Pattern[str]:
    literals = map(re.escape, re.split(r"\{[^}]*\}", template))
    return re.compile("[^/]+".join(literals))
