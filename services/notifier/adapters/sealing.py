"""Secrets of webhooks: drawn at random, and sealed for the database (AES-256-GCM).

The webhook's name is bound as associated data, so that a sealed secret serves no other webhook. The
key comes from the settings; whoever has the database without it can sign nothing.
"""

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services.notifier.application.errors import NoKeyError

_NONCE = 12
_SECRET = 32
_KEY = 32


class SealedSecrets:
    """Draws, seals and opens; `key` is 32 bytes in base64, or None where none is set."""

    def __init__(self, key: str | None) -> None:
        self._key = None if key is None else _key_of(key)

    def new(self) -> str:
        """32 random bytes, as the Standard Webhooks write a symmetric secret."""
        return "whsec_" + base64.b64encode(os.urandom(_SECRET)).decode()

    def sealed(self, webhook: str, secret: str) -> bytes:
        """Nonce and sealed secret."""
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher().encrypt(nonce, secret.encode(), webhook.encode())

    def opened(self, webhook: str, sealed: bytes) -> str:
        """The secret; raises NoKeyError where the key is missing or another one."""
        nonce, rest = sealed[:_NONCE], sealed[_NONCE:]
        try:
            return self._cipher().decrypt(nonce, rest, webhook.encode()).decode()
        except InvalidTag:
            raise NoKeyError("the secret was sealed by another key") from None

    def _cipher(self) -> AESGCM:
        if self._key is None:
            raise NoKeyError("no key is set to seal secrets by")
        return AESGCM(self._key)


def _key_of(text: str) -> bytes:
    key = base64.b64decode(text.strip(), validate=True)
    if len(key) != _KEY:
        raise ValueError("a key of 32 bytes in base64 is needed")
    return key
