"""Signed notes (C2SP signed-note): a text and signature lines under it, read strictly.

Signatures of unknown keys are ignored; one wrong signature of a known key spoils the note, and so
does the lack of any signature of a known key.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from contracts.proofs.encoding import decoded, encoded
from contracts.proofs.keys import ED25519, KEY_ID_BYTES, VerifierKey, check_name
from contracts.proofs.tree.hashes import ProofError

MOST_BYTES = 1_000_000
MOST_SIGNATURES = 100
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")


class NoteError(ProofError):
    """The bytes are no signed note, or no signature on it counts."""

    code = "note_is_wrong"


class SignatureError(NoteError):
    """A signature of a known key is wrong, or none of a known key is there."""

    code = "signature_is_wrong"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: the key's name, its id and the signature's bytes."""

    name: str
    key_id: bytes
    value: bytes

    @property
    def line(self) -> str:
        """The line as it stands in a note, with its newline."""
        return f"— {self.name} {encoded(self.key_id + self.value)}\n"

    @classmethod
    def parse(cls, line: str) -> "Signature":
        """The signature on a line without its newline."""
        dash, _, rest = line.partition(" ")
        name, _, material = rest.partition(" ")
        if dash != "—":
            raise NoteError(f"not a signature line: {line[:40]!r}")
        check_name(name)
        raw = decoded(material)
        if len(raw) <= KEY_ID_BYTES:
            raise NoteError(f"the signature of {name} is empty")
        return cls(name, raw[:KEY_ID_BYTES], raw[KEY_ID_BYTES:])

    def is_of(self, key: VerifierKey) -> bool:
        """Whether name and id are those of the key."""
        return self.name == key.name and self.key_id == key.key_id


@dataclass(frozen=True, slots=True)
class Note:
    """A text, ending in a newline, and the signatures under it."""

    text: str
    signatures: tuple[Signature, ...]

    def to_bytes(self) -> bytes:
        """The note as it is stored and sent."""
        return f"{self.text}\n{''.join(each.line for each in self.signatures)}".encode()

    @classmethod
    def parse(cls, data: bytes) -> "Note":
        """The note in these bytes, unverified; raises NoteError or ProofError."""
        if len(data) > MOST_BYTES:
            raise NoteError("longer than a note may be")
        try:
            whole = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise NoteError("not UTF-8") from error
        if _CONTROL.search(whole):
            raise NoteError("a control character")
        text, blank, below = whole.rpartition("\n\n")
        if not blank or not below.endswith("\n"):
            raise NoteError("no signatures under an empty line")
        lines = below[:-1].split("\n")
        if len(lines) > MOST_SIGNATURES:
            raise NoteError("more signatures than a note may have")
        return cls(f"{text}\n", tuple(Signature.parse(line) for line in lines))

    def with_signatures(self, more: Iterable[Signature]) -> "Note":
        """The note with these signatures too, each once."""
        return Note(self.text, tuple(dict.fromkeys([*self.signatures, *more])))

    def verify(self, keys: Sequence[VerifierKey]) -> tuple[VerifierKey, ...]:
        """The known keys (type 0x01) that signed; SignatureError if one is wrong or none did."""
        message = self.text.encode()
        known = [key for key in keys if key.kind == ED25519]
        found = [(key, s) for s in self.signatures for key in known if s.is_of(key)]
        for key, signature in found:
            if not key.verify(message, signature.value):
                raise SignatureError(f"the signature of {key.name} is wrong")
        if not found:
            raise SignatureError("no signature of a known key")
        return tuple(dict.fromkeys(key for key, _ in found))


class Signer:
    """A private key under its name; what it signs is domain-separated by the text's first line."""

    def __init__(self, name: str, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.key = VerifierKey(name, ED25519, private.public_key().public_bytes_raw())

    def sign(self, text: str) -> Signature:
        """The signature over a text that ends in a newline."""
        if not text.endswith("\n") or _CONTROL.search(text):
            raise NoteError("a text to be signed ends in a newline and has no control characters")
        return Signature(self.key.name, self.key.key_id, self._private.sign(text.encode()))

    def signed(self, text: str) -> Note:
        """The text as a note under this one signature."""
        return Note(text, (self.sign(text),))
