"""Checkpoints (C2SP tlog-checkpoint): a log's origin, size and root as the text of a note.

A checkpoint is believed only as far as its signatures go: `opened` verifies before it answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from contracts.proofs.encoding import LARGEST_SIZE, decoded_hash, encoded, number
from contracts.proofs.keys import VerifierKey
from contracts.proofs.notes import Note
from contracts.proofs.tree.hashes import EMPTY_ROOT, HASH_BYTES, ProofError

FIXED_LINES = 3


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of a log's tree; extension lines are opaque and signed with it."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        lines = (self.origin, *self.extensions)
        if not all(lines) or any(c < " " for line in lines for c in line):
            raise ProofError("an empty line or a control character in a checkpoint")
        if not 0 <= self.size <= LARGEST_SIZE or len(self.root) != HASH_BYTES:
            raise ProofError("a size or root that no tree has")
        if self.size == 0 and self.root != EMPTY_ROOT:
            raise ProofError("the tree without leaves has another root")

    @property
    def text(self) -> str:
        """The note's text: origin, size, root in base64, extensions, a line each."""
        return "".join(
            f"{line}\n"
            for line in (self.origin, str(self.size), encoded(self.root), *self.extensions)
        )

    @classmethod
    def parse(cls, text: str) -> "Checkpoint":
        """The checkpoint that a note's text says; raises ProofError for anything else."""
        lines = text.split("\n")
        if len(lines) <= FIXED_LINES or lines[-1]:
            raise ProofError("fewer lines than a checkpoint has")
        origin, size, root, *extensions = lines[:-1]
        return cls(origin, number(size), decoded_hash(root), tuple(extensions))


def opened(note: Note, origin: str, keys: Sequence[VerifierKey]) -> Checkpoint:
    """The checkpoint of this origin in a note that one of `keys` signed.

    Raises SignatureError or ProofError.
    """
    note.verify(keys)
    checkpoint = Checkpoint.parse(note.text)
    if checkpoint.origin != origin:
        raise ProofError(f"a checkpoint of {checkpoint.origin}, not of {origin}")
    return checkpoint
