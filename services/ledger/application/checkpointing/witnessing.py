"""Asks each witness to cosign the latest checkpoint, and keeps what it answers.

A witness that has seen another size than was thought is asked once more from there. One that
refuses or stays silent holds up nobody.
"""

from collections.abc import Sequence

from services.ledger.application.checkpointing.faults import WitnessRefusedError
from services.ledger.application.checkpointing.ports import (
    Behind,
    Clock,
    Signed,
    Tree,
    Witness,
)
from services.ledger.application.checkpointing.proofs import prove_consistency


class Witnessing:
    """The witnesses of one tree."""

    def __init__(self, tree: Tree, witnesses: Sequence[Witness], clock: Clock) -> None:
        self._tree, self._witnesses, self._clock = tree, witnesses, clock

    async def ask(self) -> None:
        """Have the latest checkpoint cosigned where it is not yet; raises the first refusal."""
        signed = await self._tree.checkpoint()
        if signed is None or signed.size == 0:
            return
        refusals = []
        for witness in self._witnesses:
            try:
                await self._ask_one(witness, signed)
            except WitnessRefusedError as refusal:
                refusals.append(refusal)
        if refusals:
            raise refusals[0]

    async def _ask_one(self, witness: Witness, signed: Signed) -> None:
        old = await self._tree.cosigned(witness.name)
        if old == signed.size:
            return
        answer = await self._added(witness, old, signed)
        if isinstance(answer, Behind):
            if answer.size > signed.size:
                raise WitnessRefusedError(
                    f"{witness.name} has seen size {answer.size}, the last signed is {signed.size}"
                )
            answer = await self._added(witness, answer.size, signed)
        if isinstance(answer, Behind):
            raise WitnessRefusedError(f"{witness.name} has seen size {answer.size}")
        await self._tree.cosign(signed.size, witness.name, answer, self._clock.now())

    async def _added(self, witness: Witness, old: int, signed: Signed) -> str | Behind:
        proof = await prove_consistency(self._tree, old, signed.size)
        return await witness.add(old, proof, signed)
