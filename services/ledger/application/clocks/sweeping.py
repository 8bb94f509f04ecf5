"""The clock process: finds deadlines that have passed and records each once.

Several may run at once, and it may have been down for days: the deadline's version in the
stream that it is of is what makes a passing recorded once.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID, uuid5

import structlog

from contracts.identifiers import ROOT
from contracts.words import Clock
from services.ledger.application.clocks.actor import CLOCK
from services.ledger.application.clocks.passing import pass_clocks
from services.ledger.application.execution import again_when_lost, commit_of
from services.ledger.application.identification import Identification
from services.ledger.application.ports import Appended, EventStore, Identities, Vault
from services.ledger.application.session import Session
from services.ledger.application.signals.finding import Finder
from services.ledger.domain.kernel.deadlines import Moment

AT_ONCE = 200
ATTEMPTS = 5
NOTHING = Appended(0, {})

_log = structlog.get_logger(__name__)


class DueDates(Protocol):
    """The ledger-side table of running clocks."""

    async def passed(self, today: date, most: int) -> list[tuple[UUID, Clock]]:
        """What has a deadline that ended before today, with one such clock."""

    async def forget_expired(self, now: datetime) -> None:
        """Delete idempotency records that have expired."""


@dataclass(frozen=True)
class Sweeper:
    """Records what has passed."""

    store: EventStore
    due_dates: DueDates
    identification: Identification
    identities: Identities
    vault: Vault
    finder: Finder

    async def sweep(self) -> tuple[datetime, int]:
        """Record everything that had passed by now, and what rules find; of how many things."""
        moment = self.identification.moment()
        swept = 0
        while passed := await self.due_dates.passed(moment.today, AT_ONCE):
            for stream, clock in passed:
                await self._record(stream, clock, moment)
            swept += len(passed)
        swept += await self.finder.find(moment.today)
        await self.due_dates.forget_expired(moment.at)
        return moment.at, swept

    async def _record(self, id_: UUID, clock: Clock, moment: Moment) -> None:
        today, at = moment.today, moment.at
        correlation = uuid5(ROOT, f"sweep/{id_}/{today}")

        async def attempt() -> Appended:
            session = Session(self.store, CLOCK, at, self.identities.event_id, correlation)
            await pass_clocks(session, id_, clock, today, self.vault)
            if not session.events:
                return NOTHING
            return await self.store.append(commit_of(session, at, id_, None))

        told = _log.bind(stream=str(id_), correlation_id=str(correlation))
        try:
            if (await again_when_lost(attempt, ATTEMPTS)).position:
                told.info("passed clocks recorded")
        except Exception as error:
            told.warning("passed clocks not recorded", error=type(error).__name__)
            raise
