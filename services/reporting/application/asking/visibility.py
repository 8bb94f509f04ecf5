"""Waiting until the model has come to a position: two seconds at most, not at all if it cannot.

A stopped or starved projector answers at once, for waiting would not help.
"""

import asyncio
from collections.abc import Callable

from services.reporting.application.ports.model import ReadableModel
from services.reporting.application.refusals import NotYetVisibleError

LONGEST_WAIT = 2.0
_LOOK_EVERY = 0.02


class Visibility:
    """`nudge` makes the projector look now; `standstill` says why it does not move, if so."""

    def __init__(
        self,
        model: ReadableModel,
        nudge: Callable[[], None],
        standstill: Callable[[], str | None],
    ) -> None:
        self._model = model
        self._nudge = nudge
        self._standstill = standstill

    async def wait_for(self, position: int | None) -> None:
        """Return once the position is applied. Raises NotYetVisibleError."""
        if position is None or await self._model.applied() >= position:
            return
        self._nudge()
        loop = asyncio.get_running_loop()
        until = loop.time() + LONGEST_WAIT
        while loop.time() < until:
            self._refuse_at_standstill()
            await asyncio.sleep(_LOOK_EVERY)
            if await self._model.applied() >= position:
                return
        raise NotYetVisibleError(
            "position {position} is not visible yet; ask again", position=position
        )

    def _refuse_at_standstill(self) -> None:
        reason = self._standstill()
        if reason:
            raise NotYetVisibleError("reporting does not move on: {fault}", fault=reason)
