"""Uploads that became nothing: a file that no event names is deleted some days after its upload.

A receipt is good for a day, so nothing that could still be attached is touched. The age is that
of the store of files, told by the machine's time, also where the stack's clock is set.
"""

import asyncio
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from services.ledger.application.ports import Clock

KEPT_FOR = timedelta(days=7)
AT_ONCE = 500

_log = structlog.get_logger(__name__)


class Files(Protocol):
    """The store of files."""

    def older_than(self, moment: datetime) -> AsyncIterator[str]:
        """Hashes of what was last stored before then."""

    async def discard(self, hash_: str, moment: datetime) -> bool:
        """Delete the file, unless it was stored again since then; whether it is gone."""


class Names(Protocol):
    """What the events say."""

    async def unnamed(self, hashes: Collection[str]) -> set[str]:
        """Those that no event names."""


@dataclass(frozen=True)
class Discarder:
    """Deletes what nobody will ask for; `clock` is the machine's."""

    files: Files
    names: Names
    clock: Clock

    async def discard(self) -> int:
        """Delete what is old and unnamed; how many files it was."""
        before = self.clock.now() - KEPT_FOR
        old = [hash_ async for hash_ in self.files.older_than(before)]
        gone = 0
        for first in range(0, len(old), AT_ONCE):
            for hash_ in sorted(await self.names.unnamed(old[first : first + AT_ONCE])):
                gone += await self.files.discard(hash_, before)
        return gone

    async def run(self, interval: float) -> None:
        """Do it now and every `interval` seconds until cancelled; a fault waits for the next."""
        while True:
            try:
                if gone := await self.discard():
                    _log.info("files that no event names are deleted", files=gone)
            except Exception:
                _log.warning("unnamed files could not be looked for", exc_info=True)
            await asyncio.sleep(interval)
