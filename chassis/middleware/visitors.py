"""Callers whom nobody asks who they are: how often each address, and all together, may ask.

Stands before the body is read, so that what cannot be read counts as well. Counted by the minute in
this process's memory and nowhere else; no address is logged or stored.
"""

from ipaddress import IPv6Address, ip_address
from typing import NamedTuple

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import FixedWindowRateLimiter
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from chassis.problems import ProblemError, answer

PUBLIC = "/v1/public/"
"""Where all that is open to anyone stands, beside health and what the checkpointer tells."""
RETRY_AFTER = 60


class Visiting(NamedTuple):
    """Requests a minute: of one address (IPv6: of its network of 64 bits), and of all together."""

    each: int
    together: int


class Visitors:
    """Counts each request under `PUBLIC`; those past the count are answered with 429.

    An address past its own count uses up nothing of what all have.
    """

    def __init__(self, app: ASGIApp, visiting: Visiting) -> None:
        self._app = app
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._own = RateLimitItemPerMinute(visiting.each)
        self._all = RateLimitItemPerMinute(visiting.together)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or send the visitor away."""
        public = scope["type"] == "http" and scope["path"].startswith(PUBLIC)
        if public and not await self._welcome(scope):
            await _sent_away(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _welcome(self, scope: Scope) -> bool:
        network = _network(scope["client"][0] if scope.get("client") else "")
        if not await self._limiter.test(self._own, network):
            return False
        if not await self._limiter.hit(self._all, "all"):
            return False
        return await self._limiter.hit(self._own, network)


async def _sent_away(scope: Scope, receive: Receive, send: Send) -> None:
    refusal = ProblemError(
        429,
        "too_many_requests",
        detail="too many requests; come again in a minute",
        headers={"Retry-After": str(RETRY_AFTER)},
    )
    await answer(Request(scope), refusal)(scope, receive, send)


def _network(host: str) -> str:
    try:
        address = ip_address(host)
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address) and not address.ipv4_mapped:
        return str(int(address) >> 64)
    return str(address)
