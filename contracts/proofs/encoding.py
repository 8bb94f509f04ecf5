"""Base64, numbers and hashes in text: one way to write each, and no other way is read.

What could be written in two ways could be changed without a signature noticing.
"""

import binascii
import re
from base64 import b64decode, b64encode

from contracts.proofs.tree.hashes import HASH_BYTES, ProofError

LARGEST_SIZE = 2**63 - 1
_NUMBER = re.compile(r"0|[1-9][0-9]{0,18}")


def encoded(data: bytes) -> str:
    """Standard base64 with padding (RFC 4648, section 4)."""
    return b64encode(data).decode("ascii")


def decoded(text: str) -> bytes:
    """What `encoded` wrote; raises ProofError for any other spelling."""
    try:
        data = b64decode(text.encode("ascii"), validate=True)
    except (ValueError, binascii.Error) as error:
        raise ProofError("not base64") from error
    if encoded(data) != text:
        raise ProofError("not the one base64 spelling of its bytes")
    return data


def decoded_hash(text: str) -> bytes:
    """A hash of 32 bytes in base64."""
    data = decoded(text)
    if len(data) != HASH_BYTES:
        raise ProofError(f"a hash of {len(data)} bytes")
    return data


def number(text: str) -> int:
    """A decimal without sign and leading zeroes, at most 2**63 - 1."""
    if not _NUMBER.fullmatch(text) or int(text) > LARGEST_SIZE:
        raise ProofError(f"not a number as it is to be written: {text[:30]!r}")
    return int(text)
