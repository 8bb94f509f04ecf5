"""Codes for people whom nobody knows: invitations and receipts, kept as keyed hashes alone.

A code holds 120 random bits. Its hash is an HMAC under the key file, so that neither the stored
bytes nor a list of the codes that were handed out tells which of them gave which answer.
"""

import hmac
import secrets
from base64 import b32encode

from services.ledger.adapters.keys.key_file import KeyFile

RANDOM_BYTES = 15
GROUP = 6


class KeyedCodes:
    """Makes codes and hashes them."""

    def __init__(self, key_file: KeyFile) -> None:
        self._key = key_file.key_for("taizhang codes of invitations and receipts")

    def new(self) -> str:
        """24 letters and figures in four groups, of an alphabet without 0, 1, 8 and 9."""
        code = b32encode(secrets.token_bytes(RANDOM_BYTES)).decode().lower()
        return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))

    def hashed(self, purpose: str, code: str) -> str:
        """64 hexadecimal digits; blanks, dashes and case of the code do not matter."""
        typed = "".join(one for one in code.lower() if one.isalnum())
        return hmac.digest(self._key, f"{purpose}/{typed}".encode(), "sha256").hex()
