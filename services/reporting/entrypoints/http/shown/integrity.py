"""Checkpoints, witnesses and attestations as they are shown; hashes in base64 or hex as signed."""

from datetime import datetime

from pydantic import AwareDatetime, Field

from contracts.proofs.encoding import encoded
from services.reporting.application.attesting.standing import Standing
from services.reporting.application.ports.attesting import (
    Attested,
    Cosignature,
    Restarted,
    SignedCheckpoint,
)
from services.reporting.entrypoints.http.shown import parts


class ShownCosignature(parts.Shown):
    """A witness by the name of its key, and when it cosigned."""

    witness: str
    at: AwareDatetime

    @classmethod
    def of(cls, one: Cosignature) -> "ShownCosignature":
        """As shown."""
        return cls(witness=one.witness, at=one.at)


class ShownCheckpoint(parts.Shown):
    """A signed tree over the events up to `position`; without witnesses it is its signer's word."""

    origin: str
    size: int = Field(description="number of events covered")
    position: int
    root: str = Field(description="base64")
    signed_at: AwareDatetime
    witnesses: list[ShownCosignature]
    note: str = Field(description="the signed note with its cosignatures (C2SP tlog-checkpoint)")

    @classmethod
    def of(cls, tree: SignedCheckpoint) -> "ShownCheckpoint":
        """As shown."""
        return cls(
            origin=tree.origin,
            size=tree.size,
            position=tree.position,
            root=encoded(tree.root),
            signed_at=tree.signed_at,
            witnesses=[ShownCosignature.of(one) for one in tree.cosignatures],
            note=tree.note,
        )


class ShownAttestation(parts.Shown):
    """Signed: rows of the read model up to a position have this digest; replay confirms it."""

    projection: str
    version: int
    position: int
    origin: str
    size: int
    root: str = Field(description="base64")
    digest: str = Field(description="hex of SHA-256, as GET /v1/digest gives it")
    attested_at: AwareDatetime
    note: str = Field(description="the signed statement taizhang.read-model/v1")

    @classmethod
    def of(cls, one: Attested) -> "ShownAttestation":
        """As shown."""
        said = one.statement
        return cls(
            projection=said.projection,
            version=said.version,
            position=said.position,
            origin=said.origin,
            size=said.size,
            root=encoded(said.root),
            digest=said.digest.hex(),
            attested_at=one.at,
            note=one.note,
        )


class NotCovered(parts.Shown):
    """Events that are stored, and how many of them nobody vouches for yet."""

    by_checkpoint: int = Field(description="events under no signed checkpoint yet")
    by_witness: int = Field(description="events under no checkpoint that a witness cosigned")
    by_attestation: int = Field(description="events behind the last attested read model")


class ShownRestart(parts.Shown):
    """A new log begun on purpose after a restore: what the former one had signed and is lost."""

    origin: str
    size: int = Field(description="leaves that were left")
    former: str = Field(description="origin of the log that cannot go on")
    former_size: int = Field(description="leaves that it had signed")
    at: AwareDatetime
    reason: str
    note: str = Field(description="the signed statement taizhang.restart/v1")

    @classmethod
    def of(cls, one: Restarted) -> "ShownRestart":
        """As shown."""
        said = one.statement
        return cls(
            origin=said.origin,
            size=said.size,
            former=said.former,
            former_size=said.former_size,
            at=datetime.fromisoformat(said.at),
            reason=said.reason,
            note=one.note,
        )


class ShownIntegrity(parts.Shown):
    """How far history and read model are signed, witnessed and attested, and what is not."""

    checkpoint: ShownCheckpoint | None
    witnessed: ShownCheckpoint | None
    attestation: ShownAttestation | None
    not_covered: NotCovered
    restarts: list[ShownRestart]

    @classmethod
    def of(cls, now: Standing) -> "ShownIntegrity":
        """As shown."""
        return cls(
            checkpoint=ShownCheckpoint.of(now.signed) if now.signed else None,
            witnessed=ShownCheckpoint.of(now.witnessed) if now.witnessed else None,
            attestation=ShownAttestation.of(now.attested) if now.attested else None,
            not_covered=NotCovered(
                by_checkpoint=now.not_signed,
                by_witness=now.not_witnessed,
                by_attestation=now.not_attested,
            ),
            restarts=[ShownRestart.of(one) for one in now.restarts],
        )


class CheckpointList(parts.Shown):
    """Signed trees, the largest first."""

    items: list[ShownCheckpoint]


class AttestationList(parts.Shown):
    """Attestations, that over the largest tree first, and the public keys that ever signed them."""

    keys: list[str]
    items: list[ShownAttestation]
