"""What a request did and how long it took: one log line and one measurement each.

It is also the last resort: an error that nothing answered becomes 500 `internal`, and is logged
with its cause. Health requests are logged at DEBUG only, for they come every few seconds.
"""

import asyncio
from functools import cache

import structlog
from prometheus_client import Histogram
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.problems import ProblemError, answer

_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_OWN = ("/health/", "/metrics")

_log = structlog.get_logger("request")


class Observation:
    """Logs and measures each request; `seconds` has the labels method, route and status."""

    def __init__(self, app: ASGIApp, seconds: Histogram | None) -> None:
        self._app = app
        # One logger for all lines: the module's makes a new one for each.
        self._log = _log.bind()
        # Looking a series up by its labels costs many times what observing does.
        self._series = cache(seconds.labels) if seconds else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and note how it ended."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        outcome = _Answer(send)
        clock = asyncio.get_running_loop().time
        begun = clock()
        try:
            await self._app(scope, receive, outcome.send)
        except Exception:
            _log.exception("request failed")
            if outcome.ended:
                return
            if outcome.status:
                raise
            refusal = answer(Request(scope), ProblemError(500, "internal"))
            await refusal(scope, receive, outcome.send)
        finally:
            self._note(scope, outcome.status, clock() - begun)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"
        if self._series:
            # The template, not the path: a label a task would never stop growing.
            route = getattr(scope.get("route"), "path", "unmatched")
            self._series(method, route, status).observe(seconds)
        log = self._log.debug if scope["path"].startswith(_OWN) else self._log.info
        milliseconds = round(seconds * 1000, 1)
        log("request", method=method, path=scope["path"], status=status, ms=milliseconds)


class _Answer:
    """What has been sent so far; status 0 means nothing, as when the caller went away."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status = 0
        self.ended = False

    async def send(self, message: Message) -> None:
        await self._send(message)
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif message["type"] == "http.response.body":
            self.ended = not message.get("more_body", False)
