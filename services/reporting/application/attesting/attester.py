"""Attests the read model: signs the digest of its rows at a checkpoint's position, now and then.

A checkpoint is attested once, by whichever process comes first. What goes wrong is shown in
`problem` and tried again; it holds up neither projecting nor answers.
"""

import asyncio
from dataclasses import dataclass

import structlog

from chassis.clock import Clock
from contracts.proofs.statements import ReadModel
from services.reporting.application.ports.attesting import (
    Attestations,
    Attested,
    SignedCheckpoint,
    SignedHistory,
    StatementSigner,
)
from services.reporting.application.ports.model import ReadableModel
from services.reporting.application.ports.rebuilding import Digests
from services.reporting.application.refusals import NotYetVisibleError

PROJECTION = "reporting"
"""The name of the read model in statements; its version is that of its layout."""

LOOKS_EVERY = 1.0
"""Seconds until it is looked again whether there is something to attest."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class AttestingPorts:
    """What attesting works with."""

    history: SignedHistory
    model: ReadableModel
    digests: Digests
    attestations: Attestations
    sign: StatementSigner
    clock: Clock


class Attester:
    """`every`: seconds from one attestation to the next; `layout` is the model's version."""

    def __init__(self, ports: AttestingPorts, layout: int, every: float) -> None:
        self._ports, self._layout, self._every = ports, layout, every
        self.problem: str | None = None

    async def run(self) -> None:
        """Attest until cancelled; the first time as soon as there is a checkpoint."""
        while True:
            attested = await self._attempt()
            await asyncio.sleep(self._every if attested else min(LOOKS_EVERY, self._every))

    async def attest(self) -> Attested | None:
        """Attest the newest checkpoint that the model has come to; None where it is already."""
        ports = self._ports
        try:
            applied = await ports.model.applied()
        except NotYetVisibleError:
            return None
        head = await ports.history.newest(witnessed=False, upto=applied)
        if head is None or head.size == 0:
            return None
        if await self._is_attested(head):
            return None
        _, digest = await ports.digests.of(None, head.position)
        statement = ReadModel(
            origin=head.origin,
            size=head.size,
            root=head.root,
            projection=PROJECTION,
            version=self._layout,
            position=head.position,
            digest=bytes.fromhex(digest),
        )
        attested = Attested(statement, ports.sign(statement.text), ports.clock.now())
        await ports.attestations.add(attested)
        return attested

    async def _attempt(self) -> Attested | None:
        try:
            attested = await self.attest()
        except Exception as error:
            if self.problem is None:
                _log.warning("the read model is not attested", error=str(error))
            self.problem = f"{type(error).__name__}: {error}"
            return None
        self.problem = None
        return attested

    async def _is_attested(self, head: SignedCheckpoint) -> bool:
        last = await self._ports.attestations.newest()
        return last is not None and (
            (last.statement.origin, last.statement.size) == (head.origin, head.size)
        )
