"""The clock process: finds deadlines that have passed and records each once.

Several may run at once, and it may have been down for days: the deadline's version in the
task's stream is what makes a passing recorded once.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID, uuid5

import structlog

from contracts.envelope import Actor
from contracts.identifiers import ROOT
from services.ledger.application.execution import again_when_lost, commit_of
from services.ledger.application.identification import Identification
from services.ledger.application.ports import Appended, EventStore, Identities
from services.ledger.application.session import Session
from services.ledger.domain.task.clocks import pass_clocks
from services.ledger.domain.task.state import Task

CLOCK = Actor(person=None, post="clock", unit=None)
AT_ONCE = 200
ATTEMPTS = 5
NOTHING = Appended(0, {})

_log = structlog.get_logger(__name__)


class DueDates(Protocol):
    """The ledger-side table of running clocks."""

    async def passed(self, today: date, most: int) -> list[UUID]:
        """Tasks with a deadline that ended before today."""

    async def forget_expired(self, now: datetime) -> None:
        """Delete idempotency records that have expired."""


@dataclass(frozen=True)
class Sweeper:
    """Records what has passed."""

    store: EventStore
    due_dates: DueDates
    identification: Identification
    identities: Identities

    async def sweep(self) -> tuple[datetime, int]:
        """Record everything that had passed by now; that moment, and how many tasks it was."""
        moment = self.identification.moment()
        swept = 0
        while tasks := await self.due_dates.passed(moment.today, AT_ONCE):
            for task in tasks:
                await self._record(task, moment.today, moment.at)
            swept += len(tasks)
        await self.due_dates.forget_expired(moment.at)
        return moment.at, swept

    async def _record(self, id_: UUID, today: date, at: datetime) -> None:
        correlation = uuid5(ROOT, f"sweep/{id_}/{today}")

        async def attempt() -> Appended:
            session = Session(self.store, CLOCK, at, self.identities.event_id, correlation)
            task = await session.load(Task, id_)
            for fact in pass_clocks(task, today):
                task, _ = session.record(task, fact)
            if not session.events:
                return NOTHING
            return await self.store.append(commit_of(session, at, id_, None))

        told = _log.bind(task=str(id_), correlation_id=str(correlation))
        try:
            if (await again_when_lost(attempt, ATTEMPTS)).position:
                told.info("passed clocks recorded")
        except Exception as error:
            told.warning("passed clocks not recorded", error=type(error).__name__)
            raise
