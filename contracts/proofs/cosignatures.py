"""Cosignatures of witnesses (C2SP tlog-cosignature, cosignature/v1): timestamped Ed25519.

A cosignature says that at that second the witness had seen no larger consistent tree of this
origin. The witness checks consistency before it calls `cosign`; this module only signs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from contracts.proofs.checkpoints import Checkpoint
from contracts.proofs.encoding import LARGEST_SIZE
from contracts.proofs.keys import COSIGNATURE, VerifierKey
from contracts.proofs.notes import Note, Signature, SignatureError
from contracts.proofs.tree.hashes import ProofError

TIMESTAMP_BYTES, SIGNATURE_BYTES = 8, 64


@dataclass(frozen=True, slots=True)
class Cosigned:
    """A witness's verified word: who, and when in seconds since 1970 (POSIX)."""

    witness: VerifierKey
    timestamp: int


class Cosigner:
    """A witness's private key under its name; it must be used for nothing else."""

    def __init__(self, name: str, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.key = VerifierKey(name, COSIGNATURE, private.public_key().public_bytes_raw())

    def cosign(self, text: str, timestamp: int) -> Signature:
        """The cosignature of a checkpoint's text at this moment (POSIX seconds)."""
        Checkpoint.parse(text)
        if not 0 < timestamp <= LARGEST_SIZE:
            raise ProofError("a moment that no cosignature can carry")
        value = self._private.sign(_message(text, timestamp))
        stamped = timestamp.to_bytes(TIMESTAMP_BYTES, "big") + value
        return Signature(self.key.name, self.key.key_id, stamped)


def cosigned(note: Note, witnesses: Sequence[VerifierKey]) -> tuple[Cosigned, ...]:
    """What known witnesses say under this checkpoint, unknown ones ignored.

    Raises SignatureError where a known witness's cosignature is wrong.
    """
    Checkpoint.parse(note.text)
    known = [key for key in witnesses if key.kind == COSIGNATURE]
    found = [(key, s) for s in note.signatures for key in known if s.is_of(key)]
    return tuple(_verified(note.text, key, signature) for key, signature in found)


def _verified(text: str, key: VerifierKey, signature: Signature) -> Cosigned:
    stamp, value = signature.value[:TIMESTAMP_BYTES], signature.value[TIMESTAMP_BYTES:]
    timestamp = int.from_bytes(stamp, "big")
    whole = len(value) == SIGNATURE_BYTES and timestamp <= LARGEST_SIZE
    if not whole or not key.verify(_message(text, timestamp), value):
        raise SignatureError(f"the cosignature of {key.name} is wrong")
    return Cosigned(key, timestamp)


def _message(text: str, timestamp: int) -> bytes:
    return f"cosignature/v1\ntime {timestamp}\n{text}".encode()
