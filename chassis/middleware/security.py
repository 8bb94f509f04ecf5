"""Headers that keep a browser from doing more with an answer than show it.

An application that serves pages sets its own policy and cache rule; they are then left alone.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_DEFAULTS = [
    (b"x-content-type-options", b"nosniff"),
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
]


class SecurityHeaders:
    """Adds each header that the application did not set."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; complete the answer's headers."""

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message.get("headers", ()))
                names = {name.lower() for name, _ in given}
                missing = [header for header in _DEFAULTS if header[0] not in names]
                message["headers"] = given + missing
            await send(message)

        await self._app(scope, receive, complete)
