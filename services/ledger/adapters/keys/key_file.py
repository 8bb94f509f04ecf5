"""The key file: 32 random bytes in base64 that wrap every other key of the ledger.

Whoever has a backup of the database without this file can read no name and no case.
"""

import base64
import binascii
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class KeyFileError(Exception):
    """The key file is missing or does not hold 32 bytes in base64."""


class KeyFile:
    """Derives a separate key for each purpose (HKDF, RFC 5869)."""

    def __init__(self, path: Path) -> None:
        try:
            self._secret = base64.b64decode(path.read_text().strip(), validate=True)
        except (OSError, binascii.Error) as error:
            raise KeyFileError(f"no readable key file at {path}") from error
        if len(self._secret) != 32:
            raise KeyFileError(f"{path} must hold 32 bytes in base64")

    def key_for(self, purpose: str) -> bytes:
        """The 32-byte key of this purpose."""
        return HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(self._secret)
