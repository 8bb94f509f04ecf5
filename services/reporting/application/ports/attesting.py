"""Signed history as reporting reads it, and where what reporting attests is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from contracts.proofs.keys import VerifierKey
from contracts.proofs.notes import Note
from contracts.proofs.statements import ReadModel, Restart

LAST = 2**63 - 1
"""A position behind every event."""


@dataclass(frozen=True, slots=True)
class Cosignature:
    """A witness's word under a checkpoint, and when that witness gave it."""

    witness: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SignedCheckpoint:
    """A checkpoint over the events up to `position`; `note` is what was signed, as it stands."""

    origin: str
    size: int
    position: int
    root: bytes
    note: str
    signed_at: datetime
    cosignatures: tuple[Cosignature, ...]

    @property
    def parsed(self) -> Note:
        """The note with all its signatures."""
        return Note.parse(self.note.encode())


@dataclass(frozen=True, slots=True)
class Restarted:
    """A signed statement that a new log was begun, since what the former one had signed is lost."""

    statement: Restart
    note: str


class SignedHistory(Protocol):
    """The checkpoints over the events; errors are those of the event store."""

    async def newest(self, *, witnessed: bool, upto: int = LAST) -> SignedCheckpoint | None:
        """The largest that covers nothing after a position; with `witnessed`, a cosigned one."""

    async def checkpoint(self, size: int) -> SignedCheckpoint | None:
        """The checkpoint of this size."""

    async def page(self, below: int | None, limit: int) -> Sequence[SignedCheckpoint]:
        """Signed trees, the largest first, with fewer leaves than `below`."""

    async def restarts(self) -> Sequence[Restarted]:
        """New logs begun after a restore, oldest first."""

    async def stored_after(self, position: int) -> int:
        """How many events are stored behind a position."""


@dataclass(frozen=True, slots=True)
class Attested:
    """A signed statement about the read model, and when it was made."""

    statement: ReadModel
    note: str
    at: datetime


class Attestations(Protocol):
    """What was attested; added to, never changed."""

    async def add(self, attested: Attested) -> None:
        """Keep it; the first one over a tree stays."""

    async def newest(self) -> Attested | None:
        """What was attested last."""

    async def page(self, below: int | None, limit: int) -> Sequence[Attested]:
        """Attestations, that over the largest tree first, of trees smaller than `below`."""

    async def oldest_first(self) -> Sequence[Attested]:
        """Every attestation, in the order of the trees."""


AttestingKeys = Callable[[], Sequence[VerifierKey]]
"""The public keys that ever attested the read model; none where reporting has no key."""

StatementSigner = Callable[[str], str]
"""Text of a statement → the signed note; raises where the key cannot be used."""
