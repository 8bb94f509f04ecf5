"""What stating needs: the signed trees, the events of a stream, and the key.

Adapters raise CheckpointFaults only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from contracts.proofs.keys import VerifierKey
from services.ledger.application.checkpointing.ports import Leaf, Signed


class SignedTrees(Protocol):
    """Checkpoints and leaves as they are stored."""

    async def checkpoint(self, size: int | None = None) -> Signed | None:
        """The checkpoint of this size, or the latest."""

    async def leaves(self, first: int, limit: int) -> list[Leaf]:
        """Leaves from this index on, in order."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An event of a stream, beside the leaf hash that the tree has at its position (or none)."""

    position: int
    version: int
    state: bytes
    leaf_hash: bytes | None


class Streams(Protocol):
    """The events, by stream."""

    async def of(self, aggregate: UUID, upto: int) -> Sequence[Stored]:
        """The stream's events up to a position, by version."""


class StatementSigner(Protocol):
    """Whoever holds the key."""

    def state(self, text: str) -> str:
        """The signed note over a statement's text."""

    def published(self) -> Sequence[VerifierKey]:
        """The log's public keys, old ones too."""
