"""Rebuild from zero: fill a model beside the live one, compare digests at one position, swap.

A model that differs from the live one is not swapped in unless the operator says so: a difference
is a finding, and the live model its only trace. Nothing is changed when anything fails.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from services.reporting.application.attesting.checking import Checked
from services.reporting.application.ports.event_store import EventStore
from services.reporting.application.ports.model import WritableModel
from services.reporting.application.ports.rebuilding import (
    Digests,
    Fill,
    ModelShelf,
    RowDifference,
)
from services.reporting.application.projecting.projector import Projector
from services.reporting.application.rebuilding.slices import EVENTS_A_SLICE
from services.reporting.application.refusals import RebuildError

TOLD_EVERY = 0.5
Told = Callable[[int, int], None]
"""Told (position reached, last position)."""

Checking = Callable[[str, int | None], Awaitable[Sequence[Checked]]]
"""What became of the attestations, or those up to a position, by the model that was rebuilt."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rebuild found: digests of both models at one position, and whether it was swapped.

    `rows` are what differs, the first of each table.
    """

    position: int
    live: str
    rebuilt: str
    swapped: bool
    attested: Sequence[Checked] = ()
    rows: Sequence[RowDifference] = ()

    @property
    def equal(self) -> bool:
        """Whether the live model is what the events give."""
        return self.live == self.rebuilt

    @property
    def holds(self) -> bool:
        """Whether that is so, and every attestation that could be checked holds too."""
        return self.equal and not any(each.fault for each in self.attested)


class Rebuild:
    """`projecting` makes a projector into a given model."""

    def __init__(
        self,
        shelf: ModelShelf,
        digests: Digests,
        fill: Fill,
        projecting: Callable[[WritableModel], Projector],
        store: EventStore,
        told: Told,
    ) -> None:
        self._shelf = shelf
        self._digests = digests
        self._fill = fill
        self._store = store
        self._told = told
        self._projecting = projecting

    async def run(
        self, check: Checking, *, verify_only: bool, replace: bool, to: int | None = None
    ) -> Verdict:
        """Rebuild and compare; swap unless `verify_only`, or different and not `replace`.

        With `to`, replay up to that position and no further, and compare there. `check` tells
        what became of the attestations.

        Raises RebuildError where another one is under way, or an event cannot be folded.
        """
        async with self._shelf.alone():
            return await self._run(check, verify_only or to is not None, replace, to)

    async def _run(
        self, check: Checking, verify_only: bool, replace: bool, to: int | None
    ) -> Verdict:
        model = await self._filled(to)
        projector = self._projecting(self._shelf.writable(model))
        if to is None:
            await projector.catch_up()
        position, live, rebuilt = await self._compared(model)
        attested = await check(model, to)
        rows = () if live == rebuilt else await self._digests.differing(model, position)
        swap = not verify_only and (live == rebuilt or replace)
        if swap:
            await self._swap(model, projector, replace)
        elif verify_only:
            await self._shelf.drop(model)
        return Verdict(position, live, rebuilt, swap, attested, rows)

    async def _filled(self, to: int | None) -> str:
        """A model filled to the end of the store, or to a position; a broken-off one goes on."""
        head = await self._store.head()
        if to is not None and not 0 < to <= head:
            raise RebuildError(f"position {to} is not there; the store ends at {head}")
        model = await self._shelf.begun(to)
        until = await self._shelf.filled_up_to(model)
        if until is None:
            until = to or head
            slices = await self._store.slices(until, EVENTS_A_SLICE)
            await self._shelf.cut(model, slices, until)
        await self._filling(model, until)
        await self._shelf.finish(model, until)
        return model

    async def _filling(self, model: str, until: int) -> None:
        left = await self._shelf.left(model)
        filling = asyncio.ensure_future(self._fill(model, left, until))
        while not filling.done():
            await asyncio.wait([filling], timeout=TOLD_EVERY)
            left = await self._shelf.left(model)
            self._told(until - sum(each.events for each in left), until)
        await filling

    async def _compared(self, model: str) -> tuple[int, str, str]:
        both = await self._shelf.applied(None), await self._shelf.applied(model)
        position = min(both)
        _, live = await self._digests.of(None, position)
        _, rebuilt = await self._digests.of(model, position)
        return position, live, rebuilt

    async def _swap(self, model: str, projector: Projector, replace: bool) -> None:
        """The live model waits while the new one comes to where it stands, or further.

        Where the store ends before it, as a restored one does, only if told to `replace`.
        """
        async with self._shelf.swapping(model) as reached:
            await projector.catch_up()
            if projector.position < reached and not replace:
                ends = projector.position
                raise RebuildError(f"the store ends at {ends}, the live model at {reached}")
