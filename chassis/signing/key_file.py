"""A signing key in a file, and the public keys of the same name that were ever used, beside it.

The private line is `PRIVATE+KEY+name+id+base64(type, seed)`; the public file has a line for each
key: verifier key, since when, until when (`-`: still). Old public keys stay, so that what they
signed can be verified for ever.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from chassis.signing.durable import put_durably
from contracts.proofs.cosignatures import Cosigner
from contracts.proofs.encoding import decoded, encoded
from contracts.proofs.keys import COSIGNATURE, ED25519, VerifierKey
from contracts.proofs.notes import Signer
from contracts.proofs.tree.hashes import ProofError

PREFIX = "PRIVATE+KEY+"
STILL = "-"


class SigningKeyError(Exception):
    """The key file is missing, exists already, or does not hold such a key."""


@dataclass(frozen=True, slots=True)
class PublishedKey:
    """A public key and the span in which it signed; `until` None while it does."""

    key: VerifierKey
    since: datetime
    until: datetime | None

    @property
    def line(self) -> str:
        """The line in the public file."""
        return f"{self.key.text} {_moment(self.since)} {_moment(self.until)}\n"

    @classmethod
    def parse(cls, line: str) -> "PublishedKey":
        """The key on this line; raises SigningKeyError."""
        try:
            text, since, until = line.split()
            ends = None if until == STILL else datetime.fromisoformat(until)
            return cls(VerifierKey.parse(text), datetime.fromisoformat(since), ends)
        except ValueError as error:
            raise SigningKeyError(f"not a published key: {line[:40]!r}") from error


class SigningKeyFile:
    """The key of one log (Ed25519) or one witness (cosignature)."""

    def __init__(self, path: Path, public: Path | None = None) -> None:
        self.path = path
        self.public = public or path.with_name(f"{path.name}.public")

    def create(self, name: str, now: datetime, kind: int = ED25519) -> VerifierKey:
        """Make a key of this name; raises SigningKeyError where the file is there already."""
        if self.path.exists() or self.public.exists():
            raise SigningKeyError(f"there is a key at {self.path}")
        return self._begin(name, kind, now, [])

    def rotate(self, now: datetime) -> VerifierKey:
        """Put a new key of the same name in place; the old public key stays, with its end."""
        name, kind, _ = self._read()
        ended = [PublishedKey(each.key, each.since, each.until or now) for each in self.published()]
        return self._begin(name, kind, now, ended)

    def signer(self) -> Signer:
        """Who signs checkpoints with it."""
        name, kind, private = self._read()
        if kind != ED25519:
            raise SigningKeyError(f"{self.path} holds a witness's key, not a log's")
        return Signer(name, private)

    def cosigner(self) -> Cosigner:
        """Who cosigns with it."""
        name, kind, private = self._read()
        if kind != COSIGNATURE:
            raise SigningKeyError(f"{self.path} holds a log's key, not a witness's")
        return Cosigner(name, private)

    def published(self) -> list[PublishedKey]:
        """All public keys of the name, the one in use last."""
        try:
            lines = self.public.read_text(encoding="utf-8").splitlines()
        except OSError as error:
            raise SigningKeyError(f"no public keys at {self.public}") from error
        return [PublishedKey.parse(line) for line in lines if line]

    def _begin(
        self, name: str, kind: int, now: datetime, before: list[PublishedKey]
    ) -> VerifierKey:
        private = Ed25519PrivateKey.generate()
        try:
            key = VerifierKey(name, kind, private.public_key().public_bytes_raw())
        except ProofError as error:
            raise SigningKeyError(str(error)) from error
        seed = encoded(bytes([kind]) + private.private_bytes_raw())
        # The public key first: whatever is signed can then be verified, whenever this is cut short.
        lines = [each.line for each in (*before, PublishedKey(key, now, None))]
        put_durably(self.public, "".join(lines))
        put_durably(self.path, f"{PREFIX}{name}+{key.key_id.hex()}+{seed}\n")
        return key

    def _read(self) -> tuple[str, int, Ed25519PrivateKey]:
        try:
            line = self.path.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise SigningKeyError(f"no readable key at {self.path}") from error
        name, _, rest = line.removeprefix(PREFIX).partition("+")
        try:
            raw = decoded(rest.partition("+")[2])
            if not line.startswith(PREFIX) or not raw:
                raise SigningKeyError(f"{self.path} holds no private key")
            return name, raw[0], Ed25519PrivateKey.from_private_bytes(raw[1:])
        except ValueError as error:
            raise SigningKeyError(f"{self.path} holds no private key") from error


def _moment(moment: datetime | None) -> str:
    if moment is None:
        return STILL
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
