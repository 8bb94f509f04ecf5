"""Works on what is to be sent and on open questions, one process at a time.

The turn is confirmed before each lot; where it is lost, or the database is away, it is waited for
again, and attempts that were left without a result are settled first.
"""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

import structlog

from services.notifier.application.errors import PassingError
from services.notifier.application.ports import HeldTurn, Turn
from services.notifier.application.receiving.resolve_audiences import ResolveAudiences
from services.notifier.application.sending.send_due import SendDue

_LOOK_EVERY = 0.5
_FINISH_WITHIN = 8.0

_log = structlog.get_logger(__name__)


class Worker:
    """The loop that sends."""

    def __init__(self, turn: Turn, send: SendDue, resolve: ResolveAudiences) -> None:
        self._turn = turn
        self._send = send
        self._resolve = resolve
        self._called = asyncio.Event()

    def call(self) -> None:
        """There may be something to do."""
        self._called.set()

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            try:
                async with self._turn.held() as turn:
                    await self._work(turn)
            except PassingError as error:
                _log.warning("nothing is sent for now", reason=str(error))
            except Exception:
                _log.exception("sending stopped and begins again")
            await asyncio.sleep(_LOOK_EVERY)

    async def _work(self, turn: HeldTurn) -> None:
        left = await self._send.recover()
        if left:
            _log.warning("attempts without a result were settled", count=left)
        while True:
            await turn.confirm()
            self._called.clear()
            if not await self._resolve() + await _finished(self._send()):
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._called.wait(), _LOOK_EVERY)


async def _finished(work: Coroutine[Any, Any, int]) -> int:
    """Let attempts under way end when the process is told to: their outcome would be unknown."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        with suppress(TimeoutError):
            await asyncio.wait_for(task, _FINISH_WITHIN)
        raise
