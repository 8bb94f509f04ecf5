"""How far the history is signed and witnessed, and how far the read model is attested.

What is not covered yet is counted as such: events that are stored and under no checkpoint, and
events under no checkpoint that a witness cosigned.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from services.reporting.application.ports.attesting import (
    Attestations,
    Attested,
    AttestingKeys,
    Restarted,
    SignedCheckpoint,
    SignedHistory,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest of each kind, and how many stored events it does not cover."""

    signed: SignedCheckpoint | None
    witnessed: SignedCheckpoint | None
    attested: Attested | None
    not_signed: int
    not_witnessed: int
    not_attested: int
    restarts: Sequence[Restarted]


class Integrity:
    """Answers questions about proofs."""

    def __init__(
        self, history: SignedHistory, attestations: Attestations, keys: AttestingKeys
    ) -> None:
        self._history, self._attestations = history, attestations
        self.attesting_keys = keys

    async def standing(self) -> Standing:
        """How things stand now."""
        signed = await self._history.newest(witnessed=False)
        witnessed = await self._history.newest(witnessed=True)
        attested = await self._attestations.newest()
        not_signed = await self._history.stored_after(signed.position if signed else 0)
        stored = not_signed + (signed.size if signed else 0)
        return Standing(
            signed,
            witnessed,
            attested,
            not_signed,
            not_witnessed=max(0, stored - (witnessed.size if witnessed else 0)),
            not_attested=max(0, stored - (attested.statement.size if attested else 0)),
            restarts=await self._history.restarts(),
        )

    async def checkpoints(self, below: int | None, limit: int) -> Sequence[SignedCheckpoint]:
        """Signed trees with their witnesses, the largest first."""
        return await self._history.page(below, limit)

    async def attestations(self, below: int | None, limit: int) -> Sequence[Attested]:
        """What was attested of the read model, that over the largest tree first."""
        return await self._attestations.page(below, limit)
