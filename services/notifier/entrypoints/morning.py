"""Goes the morning's round when it is time, in every process; the database lets one of them.

Where the database or the stream is away it is tried again: the round of a day is never lost.
"""

import asyncio
from collections.abc import Callable

import structlog

from services.notifier.application.errors import PassingError
from services.notifier.application.reminding.remind import Remind

_LOOK_EVERY = 0.1
_PAUSE = 1.0

_log = structlog.get_logger(__name__)


class Morning:
    """The loop; `wake` is called when somebody is to be told."""

    def __init__(self, remind: Remind, wake: Callable[[], None]) -> None:
        self._remind = remind
        self._wake = wake

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            await self._look()

    async def _look(self) -> None:
        pause = _PAUSE
        try:
            if told := await self._remind():
                _log.info("reminded", messages=told)
                self._wake()
            pause = _LOOK_EVERY
        except PassingError as error:
            _log.warning("nobody is reminded for now", reason=str(error))
        except Exception:
            _log.exception("the round stopped and begins again")
        await asyncio.sleep(pause)
