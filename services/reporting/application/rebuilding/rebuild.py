"""Rebuild from zero: project into a fresh model, compare digests at one position, swap.

A model that differs from the live one is not swapped in unless the operator says so: a difference
is a finding, and the live model its only trace. Nothing is changed when anything fails.
"""

from collections.abc import Callable
from dataclasses import dataclass

from services.reporting.application.ports.model import WritableModel
from services.reporting.application.ports.rebuilding import Digests, ModelShelf
from services.reporting.application.projecting.projector import Projector
from services.reporting.application.refusals import RebuildError


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rebuild found: digests of both models at one position, and whether it was swapped."""

    position: int
    live: str
    rebuilt: str
    swapped: bool

    @property
    def equal(self) -> bool:
        """Whether the live model is what the events give."""
        return self.live == self.rebuilt


class Rebuild:
    """`projecting` makes a projector into a given model."""

    def __init__(
        self,
        shelf: ModelShelf,
        digests: Digests,
        projecting: Callable[[WritableModel], Projector],
    ) -> None:
        self._shelf = shelf
        self._digests = digests
        self._projecting = projecting

    async def run(self, *, verify_only: bool, replace: bool) -> Verdict:
        """Rebuild and compare; swap unless `verify_only`, or different and not `replace`.

        Raises RebuildError where another one is under way, or an event cannot be folded.
        """
        async with self._shelf.alone():
            return await self._run(verify_only, replace)

    async def _run(self, verify_only: bool, replace: bool) -> Verdict:
        model = await self._shelf.fresh()
        projector = self._projecting(self._shelf.writable(model))
        await projector.catch_up()
        position, live, rebuilt = await self._compared(model)
        swap = not verify_only and (live == rebuilt or replace)
        if swap:
            await self._swap(model, projector)
        elif verify_only:
            await self._shelf.drop(model)
        return Verdict(position, live, rebuilt, swap)

    async def _compared(self, model: str) -> tuple[int, str, str]:
        both = await self._shelf.applied(None), await self._shelf.applied(model)
        position = min(both)
        _, live = await self._digests.of(None, position)
        _, rebuilt = await self._digests.of(model, position)
        return position, live, rebuilt

    async def _swap(self, model: str, projector: Projector) -> None:
        """The live model waits while the new one comes to where it stands, or further."""
        async with self._shelf.swapping(model) as reached:
            await projector.catch_up()
            if projector.position < reached:
                ends = projector.position
                raise RebuildError(f"the store ends at {ends}, the live model at {reached}")
