"""No request body larger than its route expects is read.

A declared length is refused before a byte is read, an undeclared one as soon as it has passed the
limit. The answer is 413 `body_too_large`, and the connection closes with it.
"""

import re
from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.problems import ProblemError, answer

DEFAULT_LIMIT = 2 * 1024 * 1024


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
        if _declared(scope) > limit:
            await _refuse(limit, scope, receive, send)
            return
        passage = _Passage(limit, receive, send)
        try:
            await self._app(scope, passage.receive, passage.send)
        except _TooLargeError:
            if passage.started:
                raise
        if passage.exceeded and not passage.started:
            await _refuse(limit, scope, receive, send)


class _TooLargeError(Exception):
    """Ends the application's reading; what it answers to it is dropped."""


class _Passage:
    """One request's body on its way in, and its answer on the way out."""

    def __init__(self, limit: int, receive: Receive, send: Send) -> None:
        self._limit, self._receive, self._send = limit, receive, send
        self._taken = 0
        self.exceeded = False
        self.started = False

    async def receive(self) -> Message:
        message = await self._receive()
        self._taken += len(message.get("body", b""))
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


def _declared(scope: Scope) -> int:
    length = Headers(scope=scope).get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() else 0


def _pattern(template: str) -> re.Pattern[str]:
    literals = map(re.escape, re.split(r"\{[^}]*\}", template))
    return re.compile("[^/]+".join(literals))
