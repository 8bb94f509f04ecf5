"""Keys for tests: derived from a word, so that every run signs alike."""

from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from contracts.proofs.cosignatures import Cosigner
from contracts.proofs.notes import Signer

ORIGIN = "ledger.example.edu.cn/taizhang"


def _private(word: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(sha256(word.encode()).digest())


def a_signer(name: str = ORIGIN, word: str = "log") -> Signer:
    return Signer(name, _private(word))


def a_witness(name: str = "witness.example.org/w1") -> Cosigner:
    return Cosigner(name, _private(name))
