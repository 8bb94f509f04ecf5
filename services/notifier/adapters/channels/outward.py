"""Requests to addresses that others named: judged, pinned, and led nowhere else.

A name is resolved once a call, each address that it stands for is judged, and the connection goes
to one of those and no other, so that a name that changes its meaning in between reaches nothing.
TLS verifies the name. No redirect is followed, no proxy asked, and only the status is read.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import SplitResult

import httpx

from services.notifier.domain.webhooks.addresses import (
    Address,
    Allowed,
    TargetRefusedError,
    judge,
    literal,
    parsed,
)

_PORTS = {"https": 443, "http": 80}

Resolve = Callable[[str, int], Awaitable[list[str]]]


async def resolved(host: str, port: int) -> list[str]:
    """The addresses that the machine's resolver knows for a name; raises OSError."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(sockaddr[0]) for *_, sockaddr in found]


class Direct:
    """The operator's own addresses: called as they are."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def post(self, url: str, content: bytes, headers: Mapping[str, str]) -> int:
        """The status; raises httpx.HTTPError."""
        request = self._client.build_request("POST", url, content=content, headers=dict(headers))
        return await _status(self._client, request)


class Outward:
    """Anybody's addresses, as far as they are public or allowed."""

    def __init__(
        self, client: httpx.AsyncClient, allowed: Allowed, resolve: Resolve = resolved
    ) -> None:
        self._client = client
        self._allowed = allowed
        self._resolve = resolve

    async def judge(self, url: str) -> None:
        """Raise TargetRefusedError for what would be refused now; unknown names pass."""
        parts = parsed(url, self._allowed)
        for address in await self._resolved(parts):
            self._judge(parts, address)

    async def post(self, url: str, content: bytes, headers: Mapping[str, str]) -> int:
        """The status of an address that passes; raises TargetRefusedError and httpx.HTTPError."""
        parts = parsed(url, self._allowed)
        addresses = await self._resolved(parts)
        if not addresses:
            raise TargetRefusedError("the name is not known")
        for address in addresses:
            self._judge(parts, address)
        request = self._client.build_request(
            "POST",
            httpx.URL(url).copy_with(host=str(addresses[0])),
            content=content,
            headers={**headers, "host": parts.netloc},
            extensions={"sni_hostname": parts.hostname},
        )
        return await _status(self._client, request)

    def _judge(self, parts: SplitResult, address: Address) -> None:
        if not self._allowed.names(parts.hostname or ""):
            judge(address, self._allowed)

    async def _resolved(self, parts: SplitResult) -> list[Address]:
        port = parts.port or _PORTS[parts.scheme]
        try:
            found = await self._resolve(parts.hostname or "", port)
        except (OSError, UnicodeError):
            return []
        addresses = map(literal, found)
        return [address for address in dict.fromkeys(addresses) if address is not None]


async def _status(client: httpx.AsyncClient, request: httpx.Request) -> int:
    # The body is not read: it may have no end.
    response = await client.send(request, stream=True, follow_redirects=False)
    await response.aclose()
    return response.status_code
