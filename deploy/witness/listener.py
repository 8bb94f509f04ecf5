"""The witness's listener: POST /add-checkpoint, open to all, for the log's signature decides.

`GET /` tells whose key it is, `GET /<SHA-256 of an origin>/checkpoint` what was cosigned last. A
body larger than a request can be is refused unread.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn

from deploy.witness.judging import Answer, Witness

LARGEST = 64 * 1024
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class WitnessApp:
    """ASGI over a witness."""

    def __init__(self, witness: Witness, key: str) -> None:
        self._witness, self._key = witness, key

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request."""
        await _send(send, await self._answer((scope["method"], scope["path"]), receive))

    async def _answer(self, asked: tuple[str, str], receive: Receive) -> Answer:
        if asked == ("GET", "/"):
            return Answer(200, f"{self._key}\n")
        method, path = asked
        if method == "GET" and path.endswith("/checkpoint"):
            return self._witness.recent(path.removesuffix("/checkpoint").removeprefix("/"))
        if asked != ("POST", "/add-checkpoint"):
            return Answer(404, "POST /add-checkpoint\n")
        body = await _body(receive)
        if body is None:
            return Answer(413, "larger than a checkpoint with its proof\n")
        return self._witness.add_checkpoint(body)


def serve(app: WitnessApp, host: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        lifespan="off",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
    )
    uvicorn.Server(config).run()


async def _body(receive: Receive) -> bytes | None:
    """The whole body; None where it is too large."""
    body = b""
    while len(body) <= LARGEST:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            return body if len(body) <= LARGEST else None
    return None


async def _send(send: Send, answer: Answer) -> None:
    headers = [(b"content-type", answer.media_type.encode())]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body.encode()})
