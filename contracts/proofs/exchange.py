"""Proofs as text: what a log sends to a witness (tlog-witness) and a proof file (tlog-proof).

Both are lines of hashes, an empty line, and a checkpoint note; both are read strictly.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from contracts.proofs.checkpoints import Checkpoint
from contracts.proofs.encoding import decoded, decoded_hash, encoded, number
from contracts.proofs.notes import Note
from contracts.proofs.tree.hashes import ProofError
from contracts.proofs.tree.verifying import verify_consistency, verify_inclusion

MOST_HASHES = 63
PROOF_HEADER = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True, slots=True)
class WitnessRequest:
    """Body of `POST add-checkpoint`: the size that the witness knows, the proof, the checkpoint."""

    old_size: int
    proof: tuple[bytes, ...]
    note: Note

    def to_bytes(self) -> bytes:
        """The body as sent."""
        return _lines(f"old {self.old_size}", *map(encoded, self.proof)) + self.note.to_bytes()

    @classmethod
    def parse(cls, body: bytes) -> "WitnessRequest":
        """The request in this body, nothing verified yet; raises ProofError."""
        (first, *rest), note = _divided(body)
        return cls(_number_after("old ", first), _hashes(rest), note)

    def verify_consistency(self, old_root: bytes) -> Checkpoint:
        """The checkpoint, if it continues the tree that the witness knows; or ProofError."""
        new = Checkpoint.parse(self.note.text)
        verify_consistency(self.old_size, old_root, new.size, new.root, self.proof)
        return new


@dataclass(frozen=True, slots=True)
class InclusionFile:
    """A `.tlog-proof` file: index, path and checkpoint; `extra` is not authenticated."""

    index: int
    proof: tuple[bytes, ...]
    note: Note
    extra: bytes | None = None

    def to_bytes(self) -> bytes:
        """The file's content."""
        extra = [] if self.extra is None else [f"extra {encoded(self.extra)}"]
        hashes = map(encoded, self.proof)
        head = _lines(PROOF_HEADER, *extra, f"index {self.index}", *hashes)
        return head + self.note.to_bytes()

    @classmethod
    def parse(cls, data: bytes) -> "InclusionFile":
        """The proof in this file, nothing verified yet; raises ProofError."""
        (first, *rest), note = _divided(data)
        if first != PROOF_HEADER or not rest:
            raise ProofError("not a tlog-proof")
        extra = decoded(rest.pop(0)[len("extra ") :]) if rest[0].startswith("extra ") else None
        if not rest:
            raise ProofError("a tlog-proof without index")
        return cls(_number_after("index ", rest[0]), _hashes(rest[1:]), note, extra)

    def verify(self, leaf: bytes) -> Checkpoint:
        """The checkpoint that the leaf leads to; its signatures are for the caller to verify."""
        head = Checkpoint.parse(self.note.text)
        verify_inclusion(leaf, self.index, head.size, self.proof, head.root)
        return head


def _lines(*lines: str) -> bytes:
    return ("".join(f"{line}\n" for line in lines) + "\n").encode()


def _divided(data: bytes) -> tuple[list[str], Note]:
    head, blank, rest = data.partition(b"\n\n")
    if not blank:
        raise ProofError("no empty line before the checkpoint")
    try:
        lines = head.decode("ascii").split("\n")
    except UnicodeDecodeError as error:
        raise ProofError("not ASCII above the checkpoint") from error
    return lines, Note.parse(rest)


def _number_after(word: str, line: str) -> int:
    if not line.startswith(word):
        raise ProofError(f"no line that begins with {word!r}")
    return number(line[len(word) :])


def _hashes(lines: Sequence[str]) -> tuple[bytes, ...]:
    if len(lines) > MOST_HASHES:
        raise ProofError("more hashes than a proof has")
    return tuple(decoded_hash(line) for line in lines)
