"""Seals text under a key per person or case (AES-256-GCM), kept wrapped in the key table.

The owner's name is bound as associated data, so a sealed text cannot be moved to another owner.
When the row of a key is deleted, what it sealed can be read no more.
"""

import base64
import hmac
import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from contracts.events.fact import Sealed
from services.ledger.adapters.keys.key_file import KeyFile
from services.ledger.adapters.postgres.pool import PostgresPool

NONCE = 12
SELECT_KEY = "SELECT wrapped FROM ledger.keys WHERE owner = $1"
INSERT_KEY = "INSERT INTO ledger.keys (owner, wrapped) VALUES ($1, $2) ON CONFLICT DO NOTHING"


class PostgresVault:
    """The key table behind the vault port."""

    def __init__(self, pool: PostgresPool, key_file: KeyFile) -> None:
        self._pool = pool
        self._wrapping = AESGCM(key_file.key_for("taizhang key table"))
        self._naming = key_file.key_for("taizhang hidden ids")

    async def seal(self, owner: str, text: str) -> Sealed:
        """Seal under the owner's key, which is made when there is none."""
        key = await self._key(owner) or await self._made(owner)
        return Sealed(key=owner, text=_sealed(AESGCM(key), owner, text.encode()))

    async def seal_more(self, owner: str, text: str) -> Sealed | None:
        """Seal under the key that the owner has already; None where it was deleted."""
        key = await self._key(owner)
        return Sealed(key=owner, text=_sealed(AESGCM(key), owner, text.encode())) if key else None

    async def open(self, sealed: Sealed) -> str | None:
        """The text, or None when its key was deleted or does not fit."""
        key = await self._key(sealed.key)
        if key is None:
            return None
        try:
            return _opened(AESGCM(key), sealed.key, sealed.text).decode()
        except InvalidTag:
            return None

    def hidden_id(self, name: str) -> UUID:
        """The name under HMAC-SHA-256, as a UUID of version 8 (RFC 9562)."""
        digest = hmac.digest(self._naming, name.encode(), "sha256")
        number = int.from_bytes(digest[:16]) & ~(0xF << 76 | 0x3 << 62)
        return UUID(int=number | 8 << 76 | 2 << 62)

    async def open_all(self, sealed: list[Sealed | None]) -> list[str | None]:
        """The same for many, with one query for their keys."""
        owners = list({one.key for one in sealed if one})
        rows = await self._pool.fetch(
            "SELECT owner, wrapped FROM ledger.keys WHERE owner = ANY($1)", owners
        )
        keys = {row["owner"]: AESGCM(self._unwrapped(*row)) for row in rows}
        return [
            _opened(keys[one.key], one.key, one.text).decode() if one and one.key in keys else None
            for one in sealed
        ]

    async def _key(self, owner: str) -> bytes | None:
        wrapped = await self._pool.fetchval(SELECT_KEY, owner)
        return self._unwrapped(owner, wrapped) if wrapped else None

    async def _made(self, owner: str) -> bytes:
        wrapped = base64.b64decode(_sealed(self._wrapping, owner, AESGCM.generate_key(256)))
        await self._pool.execute(INSERT_KEY, owner, wrapped)
        # Another may have made it at the same time: the row decides.
        return self._unwrapped(owner, await self._pool.fetchval(SELECT_KEY, owner))

    def _unwrapped(self, owner: str, wrapped: bytes) -> bytes:
        return self._wrapping.decrypt(wrapped[:NONCE], wrapped[NONCE:], owner.encode())


def _sealed(cipher: AESGCM, owner: str, plain: bytes) -> str:
    nonce = os.urandom(NONCE)
    return base64.b64encode(nonce + cipher.encrypt(nonce, plain, owner.encode())).decode()


def _opened(cipher: AESGCM, owner: str, text: str) -> bytes:
    raw = base64.b64decode(text)
    return cipher.decrypt(raw[:NONCE], raw[NONCE:], owner.encode())
