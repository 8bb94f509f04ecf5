"""Hashes of leaves and nodes (RFC 6962, section 2.1) and the leaf of a stored event.

Leaf data is the event's position in the store, 8 bytes big-endian, then its stored bytes.
"""

from collections.abc import Iterable
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()
"""The root of the tree without leaves."""

HASH_BYTES = 32
POSITION_BYTES = 8
LEAF, NODE = b"\x00", b"\x01"


class ProofError(ValueError):
    """A proof, note, tile or statement does not hold; `code` says which, the text says why."""

    code = "proof_does_not_hold"


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf with this data."""
    return sha256(LEAF + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node over its two children."""
    return sha256(NODE + left + right).digest()


def event_leaf(position: int, stored: bytes) -> bytes:
    """The leaf hash of an event as stored at this position."""
    return sha256(LEAF + position.to_bytes(POSITION_BYTES, "big") + stored).digest()


def event_leaves(events: Iterable[tuple[int, bytes]]) -> list[bytes]:
    """The leaf hashes of (position, stored bytes), in one loop that does little else."""
    # The prefix 0x00 and the position are one number of nine bytes: one concatenation less.
    return [sha256(p.to_bytes(9, "big") + stored).digest() for p, stored in events]


def paired(row: list[bytes]) -> list[bytes]:
    """The nodes over an even row of hashes."""
    # iterating one iterator twice makes pairs without slicing the row
    sides = iter(row)
    return [sha256(b"\x01" + a + b).digest() for a, b in zip(sides, sides, strict=True)]


def folded(peaks: Iterable[bytes]) -> bytes:
    """The root over perfect subtrees, given from the smallest (right) to the largest (left)."""
    root: bytes | None = None
    for peak in peaks:
        root = peak if root is None else node_hash(peak, root)
    return EMPTY_ROOT if root is None else root
