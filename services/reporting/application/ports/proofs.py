"""The signed tree over the events, whoever signs for it, and files of evidence."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from contracts.proofs.keys import VerifierKey
from contracts.proofs.notes import Note
from contracts.proofs.tiles import Tile
from services.reporting.application.ports.attesting import SignedHistory


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event stands in the tree: its leaf, and the first checkpoints that cover it.

    `signed` and `witnessed` are sizes; None where no checkpoint, or no cosigned one, covers it.
    """

    leaf_index: int
    signed: int | None
    witnessed: int | None


class ProofTree(SignedHistory, Protocol):
    """The tree as its checkpointer keeps it, read only: its checkpoints, leaves and hashes."""

    async def places(self, positions: Collection[int]) -> Mapping[int, Place]:
        """Where events stand, by position; those without a leaf are left out."""

    async def tile(self, tile: Tile) -> bytes:
        """The hashes of a tile; fewer where the tree has fewer."""

    async def leaves(self, first: int, count: int) -> Sequence[bytes]:
        """Leaf hashes from an index on; fewer where the tree ends."""


class LogStatements(Protocol):
    """The log, which holds the key and signs what it finds true.

    Raises StatementRefusedError, or UnavailableError while it does not answer.
    """

    async def keys(self) -> Sequence[VerifierKey]:
        """Its public keys, old ones too."""

    async def histories(self, aggregates: Collection[UUID], size: int) -> Sequence[Note]:
        """That in the tree of `size` the history of each aggregate is complete."""

    async def bundle(self, manifest: bytes) -> Note:
        """Over the manifest of a bundle."""


class EvidenceFiles(Protocol):
    """Files of evidence, given to whom the ledger gives them."""

    def read(self, task: UUID, sha256: str, caller: Mapping[str, str]) -> AsyncIterator[bytes]:
        """A file in pieces, asked for under the caller's own headers.

        Raises EvidenceRefusedError, or UnavailableError while the ledger does not answer.
        """
