"""The issuer's public keys, by key id, read from a URL or a file when they are needed.

While the issuer cannot be reached the keys last read stay in force; without any, 503. An unknown
key id reads them again, at most every ten seconds whatever callers send.
"""

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
import jwt
import structlog

from chassis.problems import ProblemError

ALGORITHMS = ("EdDSA", "ES256", "RS256")

_FRESH_FOR = 300
_READ_AGAIN_AFTER = 10
_FIRST_READ_AGAIN_AFTER = 1
_SMALLEST_RSA_KEY = 2048

_log = structlog.get_logger(__name__)


class KeysUnavailableError(ProblemError):
    """The issuer's keys were never read, so nobody can be recognised yet."""

    def __init__(self) -> None:
        super().__init__(503, "token_keys_unavailable", headers={"Retry-After": "2"})


class IssuerKeys:
    """The keys at one source; shared by all requests of a process, read by one at a time."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._keys: dict[str | None, jwt.PyJWK] = {}
        self._read_at = float("-inf")
        self._tried_at = float("-inf")
        self._reading = asyncio.Lock()

    async def find(self, key_id: str | None) -> jwt.PyJWK | None:
        """Return the key; None if the issuer has no such key. Raises KeysUnavailableError."""
        known = self._keys.get(key_id)
        stale = _monotonic() - self._read_at > _FRESH_FOR
        if known is None or (stale and not self._reading.locked()):
            await self._read_again()
        if not self._keys:
            raise KeysUnavailableError
        return self._keys.get(key_id)

    async def available(self) -> bool:
        """Tell whether there is any key to recognise callers by."""
        if not self._keys:
            await self._read_again()
        return bool(self._keys)

    async def _read_again(self) -> None:
        async with self._reading:
            pause = _READ_AGAIN_AFTER if self._keys else _FIRST_READ_AGAIN_AFTER
            if _monotonic() - self._tried_at < pause:
                return
            self._tried_at = _monotonic()
            try:
                self._keys = _usable(json.loads(await self._text()))
                self._read_at = _monotonic()
            except (OSError, httpx.HTTPError, ValueError, TypeError, KeyError) as error:
                _log.warning("issuer's keys not read", source=self._source, error=repr(error))

    async def _text(self) -> str:
        if not self._source.startswith(("http://", "https://")):
            path = Path(self._source.removeprefix("file://"))
            return await asyncio.to_thread(path.read_text, "utf-8")
        async with httpx.AsyncClient(timeout=3) as client:
            response = await client.get(self._source)
            return response.raise_for_status().text


def _usable(document: dict[str, Any]) -> dict[str | None, jwt.PyJWK]:
    """Keep keys fit to verify with; a single key also stands for tokens without a key id."""
    keys: dict[str | None, jwt.PyJWK] = {}
    for entry in document["keys"]:
        try:
            key = jwt.PyJWK(entry)
        except jwt.PyJWTError:
            continue
        if _fit(key, entry):
            keys[key.key_id] = key
    if not keys:
        raise ValueError("no key for " + ", ".join(ALGORITHMS))
    return keys | {None: next(iter(keys.values()))} if len(keys) == 1 else keys


def _fit(key: jwt.PyJWK, entry: dict[str, Any]) -> bool:
    large_enough = getattr(key.key, "key_size", _SMALLEST_RSA_KEY) >= _SMALLEST_RSA_KEY
    return (
        key.algorithm_name in ALGORITHMS
        and entry.get("use", "sig") == "sig"
        and (large_enough or key.algorithm_name != "RS256")
    )


def _monotonic() -> float:
    return asyncio.get_running_loop().time()
