"""Signed statements about a tree: a complete history, a read model, a bundle, a new beginning.

Each is a note whose text begins with its kind, then `name value` lines in a fixed order; no
checkpoint begins so, so that neither can be taken for the other. A statement is its signer's
word: what confirms it is said in each class.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Self

from contracts.proofs.encoding import decoded_hash, encoded, number
from contracts.proofs.keys import VerifierKey
from contracts.proofs.notes import Note
from contracts.proofs.tree.hashes import HASH_BYTES, ProofError


@dataclass(frozen=True, slots=True)
class Statement:
    """What every statement says first: of which tree (origin, size, root) it speaks."""

    KIND: ClassVar[str]
    HEX: ClassVar[frozenset[str]] = frozenset({"digest", "manifest"})
    ROOTS: ClassVar[frozenset[str]] = frozenset({"root", "former_root"})
    NUMBERS: ClassVar[frozenset[str]] = frozenset({"size", "version", "position", "former_size"})

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        values = [getattr(self, f.name) for f in fields(self)]
        words = [value for value in values if isinstance(value, str)]
        if any(not word or any(c < " " for c in word) for word in words):
            raise ProofError(f"{self.KIND}: a value is empty or has a control character")
        if any(isinstance(value, bytes) and len(value) != HASH_BYTES for value in values):
            raise ProofError(f"{self.KIND}: a hash is not 32 bytes long")

    @property
    def text(self) -> str:
        """The text to sign: the kind, then a line for each field."""
        lines = [f"{f.name} {self._written(f.name)}" for f in fields(self)]
        return "".join(f"{line}\n" for line in [self.KIND, *lines])

    @classmethod
    def parse(cls, text: str) -> Self:
        """The statement that a note's text makes; raises ProofError for any other text."""
        kind, *lines = text.split("\n")
        names = [f.name for f in fields(cls)]
        if kind != cls.KIND or len(lines) != len(names) + 1 or lines[-1]:
            raise ProofError(f"not a statement {cls.KIND}")
        values = [cls._read(f.name, line) for f, line in zip(fields(cls), lines, strict=False)]
        made = cls(*values)
        if made.text != text:
            raise ProofError(f"not the one spelling of a statement {cls.KIND}")
        return made

    @classmethod
    def opened(cls, note: Note, keys: Sequence[VerifierKey]) -> Self:
        """The statement in a note that one of `keys` signed; SignatureError or ProofError."""
        note.verify(keys)
        return cls.parse(note.text)

    def _written(self, name: str) -> str:
        value = getattr(self, name)
        if isinstance(value, bytes):
            return value.hex() if name in self.HEX else encoded(value)
        return str(value)

    @classmethod
    def _read(cls, name: str, line: str) -> Any:
        word, _, value = line.partition(" ")
        if word != name or not value:
            raise ProofError(f"{cls.KIND}: no line {name}")
        if name in cls.ROOTS:
            return decoded_hash(value)
        if name in cls.HEX:
            return _from_hex(value)
        return number(value) if name in cls.NUMBERS else value


@dataclass(frozen=True, slots=True)
class CompleteHistory(Statement):
    """In this tree the aggregate has the versions 1 … `version` and no other.

    An outsider confirms it with the bundle of everything; alone it is the signer's word.
    """

    KIND: ClassVar[str] = "taizhang.history/v1"
    aggregate: str
    version: int


@dataclass(frozen=True, slots=True)
class ReadModel(Statement):
    """The rows of a projection's `version`, applied up to `position`, have this digest.

    Replaying the events up to the position computes the digest again.
    """

    KIND: ClassVar[str] = "taizhang.read-model/v1"
    projection: str
    version: int
    position: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class BundleManifest(Statement):
    """A bundle taken at this tree has a manifest with this SHA-256."""

    KIND: ClassVar[str] = "taizhang.bundle/v1"
    manifest: bytes


@dataclass(frozen=True, slots=True)
class Restart(Statement):
    """The log begins anew with this tree, because what `former` had signed behind it is lost.

    Whoever kept a checkpoint of the former log can see by `former_size` what is missing, and by a
    consistency proof, if one is left, that what is not missing is unchanged.
    """

    KIND: ClassVar[str] = "taizhang.restart/v1"
    former: str
    former_size: int
    former_root: bytes
    at: str
    reason: str


def _from_hex(value: str) -> bytes:
    try:
        return bytes.fromhex(value)
    except ValueError as error:
        raise ProofError("not a hash in hex") from error
