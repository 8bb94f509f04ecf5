"""One id for all that a request causes: in its logs, its events and its answer.

A caller's own id is taken if it is a UUID (`X-Correlation-Id`, else the trace id of a W3C
`traceparent`); any other value is replaced, so that no caller writes free text into logs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bind_contextvars, get_contextvars, reset_contextvars

HEADER = "X-Correlation-Id"


class Correlation:
    """Binds the id for the request's whole run and echoes it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on under its id."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        chosen = _given(Headers(scope=scope)) or uuid4()

        async def echo(message: Message) -> None:
            if message["type"] == "http.response.start":
                message.setdefault("headers", [])
                MutableHeaders(scope=message)[HEADER] = str(chosen)
            await send(message)

        with correlated(chosen):
            await self._app(scope, receive, echo)


@contextmanager
def correlated(chosen: UUID | None = None) -> Iterator[UUID]:
    """Run a piece of work under one id, a new one if none is given; logs show it."""
    correlation = chosen or uuid4()
    tokens = bind_contextvars(correlation_id=str(correlation))
    try:
        yield correlation
    finally:
        reset_contextvars(**tokens)


def current_correlation() -> UUID:
    """Return the id of the work under way; raises LookupError outside of any."""
    bound = get_contextvars().get("correlation_id")
    if bound is None:
        raise LookupError("no correlation id: this runs neither in a request nor in correlated()")
    return UUID(bound)


def _given(headers: Headers) -> UUID | None:
    trace = headers.get("traceparent", "").split("-")
    candidates = (headers.get(HEADER, ""), trace[1] if len(trace) == 4 else "")
    return next(filter(None, map(_parsed, candidates)), None)


def _parsed(text: str) -> UUID | None:
    if len(text) not in {32, 36}:
        return None
    try:
        parsed = UUID(text)
    except ValueError:
        return None
    return parsed if parsed.int else None
