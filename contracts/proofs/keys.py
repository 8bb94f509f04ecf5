"""Verifier keys of C2SP signed-note: name, four-byte id, type and public key, as one line.

Types known here are Ed25519 (0x01) for logs and statements, and the timestamped Ed25519
cosignature (0x04) for witnesses. A key of another type is refused, never guessed.
"""

from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from contracts.proofs.encoding import decoded, encoded
from contracts.proofs.tree.hashes import ProofError

ED25519, COSIGNATURE = 0x01, 0x04
KEY_ID_BYTES, PUBLIC_BYTES = 4, 32


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key under its name; `kind` is the signature type byte."""

    name: str
    kind: int
    public: bytes

    def __post_init__(self) -> None:
        check_name(self.name)
        if self.kind not in (ED25519, COSIGNATURE):
            raise ProofError(f"key {self.name}: type {self.kind:#04x} is not supported")
        if len(self.public) != PUBLIC_BYTES:
            raise ProofError(f"key {self.name}: {len(self.public)} bytes are no Ed25519 key")

    @property
    def key_id(self) -> bytes:
        """SHA-256(name, newline, type, public key), its first four bytes."""
        material = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return sha256(material).digest()[:KEY_ID_BYTES]

    @property
    def text(self) -> str:
        """`name+id in hex+base64(type, public key)`."""
        return f"{self.name}+{self.key_id.hex()}+{encoded(bytes([self.kind]) + self.public)}"

    @classmethod
    def parse(cls, text: str) -> "VerifierKey":
        """The key written as `text`; raises ProofError where the id does not belong to it."""
        name, _, rest = text.partition("+")
        key_id, _, material = rest.partition("+")
        raw = decoded(material)
        if not raw:
            raise ProofError(f"key {name}: no key")
        key = cls(name, raw[0], raw[1:])
        if key_id != key.key_id.hex():
            raise ProofError(f"key {name}: its id is {key.key_id.hex()}, not {key_id[:8]}")
        return key

    def verify(self, message: bytes, signature: bytes) -> bool:
        """Whether this key signed exactly this message."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


def check_name(name: str) -> None:
    """Raise ProofError unless `name` may name a key: no space, plus sign or control character."""
    if not name or "+" in name or any(c.isspace() or c < " " for c in name):
        raise ProofError(f"{name[:40]!r} is no name of a key")
