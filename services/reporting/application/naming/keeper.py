"""Keeps the table of names fresh: at start, every few minutes, and when someone is not known.

Who asks for a name that is missing waits a moment for it: what is written into a file stays there.
Nobody waits while the ledger is away or nothing refreshes: the names last learned are shown. The
name of someone erased is dropped at once, whether the ledger answers or not.
"""

import asyncio
import contextlib
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

import structlog

from services.reporting.application.ports.model import Change
from services.reporting.application.ports.people import Directory, NameTable, Person
from services.reporting.domain.rows.directory import OfficerRow

_log = structlog.get_logger(__name__)

SOON, AGAIN_AFTER = 0.25, 3.0
"""Seconds until the ledger is asked again when it did not answer: at first, and at most.

It is away once it did not answer after the longest of these pauses, and only starting until then.
"""

SETTLES_WITHIN = 0.5
"""Seconds in which several wishes become one fetch."""

WAITS = 2.0
"""Seconds at most until who asked for a missing name is answered without it."""


class NamesKeeper:
    """Implements `PeopleNames`, and asks the ledger again where a name is missing."""

    def __init__(self, table: NameTable, directory: Directory, every: float) -> None:
        self._table = table
        self._directory = directory
        self._every = every
        self._wanted = asyncio.Event()
        self._asked: set[UUID] = set()
        self._erased: set[UUID] = set()
        self._absent: set[UUID] = set()
        self._waiting: list[asyncio.Future[None]] = []
        self._away = True

    async def of(self, officers: Collection[UUID]) -> Mapping[UUID, Person]:
        """The people that are known of these."""
        known = await self._table.of(officers)
        missing = set(officers) - known.keys() - self._absent
        if not missing:
            return known
        self._asked |= missing
        self._wanted.set()
        if self._away:
            return known
        await self._next_refresh()
        return await self._table.of(officers)

    def notice(self, changes: Iterable[Change]) -> None:
        """Look at what was projected: officers registered or erased."""
        officers = [change.row for change in changes if isinstance(change.row, OfficerRow)]
        if officers:
            self._erased |= {row.id for row in officers if row.erased}
            self._absent.clear()
            self._wanted.set()

    async def run(self) -> None:
        """Refresh until cancelled."""
        self._away = False
        try:
            await self._refresh_on()
        finally:
            self._away = True

    async def _refresh_on(self) -> None:
        pause = SOON
        while True:
            self._wanted.clear()
            waiting, self._waiting = self._waiting, []
            fresh = await self._refreshed()
            self._away = not fresh and pause >= AGAIN_AFTER
            if fresh or self._away:
                _answer(waiting)
            else:
                self._waiting += waiting
            if fresh:
                pause = SOON
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wanted.wait(), self._every)
                await asyncio.sleep(SETTLES_WITHIN)
            else:
                await asyncio.sleep(pause)
                pause = min(2 * pause, AGAIN_AFTER)

    async def _next_refresh(self) -> None:
        """Wait for one that begins from now on; the one under way may have asked too early."""
        came = asyncio.get_running_loop().create_future()
        self._waiting.append(came)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(came, WAITS)

    async def _refreshed(self) -> bool:
        asked, erased = self._asked, self._erased
        self._asked, self._erased = set(), set()
        try:
            if erased:
                await self._table.forget(erased)
            people = await self._directory.people()
            await self._table.replace(people)
        except Exception as error:
            _log.info("names are not refreshed", error=type(error).__name__)
            self._erased |= erased
            return False
        # Asking again brings no name of someone erased, or of no one.
        self._absent |= {id_ for id_ in asked if id_ not in people or not people[id_].name}
        return True


def _answer(waiting: Iterable[asyncio.Future[None]]) -> None:
    for each in waiting:
        if not each.done():
            each.set_result(None)
