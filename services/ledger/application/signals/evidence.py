"""What a rule needs to see beside one event, looked up only if the rule is about such an event."""

from dataclasses import dataclass
from datetime import date

from contracts.envelope import Event
from contracts.events.task.afterwards.look_back import RelapseFound
from contracts.events.task.afterwards.reopening import TaskReopened
from contracts.events.task.clocks import TaskBecameOverdue
from contracts.events.task.verification import MeasureReturned
from contracts.events.task.work import MeasureSubmitted
from contracts.words import SignalKind
from services.ledger.application.signals.ports import Traces
from services.ledger.domain.signals import bursts, of_files, of_tasks
from services.ledger.domain.signals.found import Found, Ruling


@dataclass(frozen=True)
class Evidence:
    """One event, and where to look for what belongs to it."""

    traces: Traces
    event: Event
    today: date

    async def judged(self, ruling: Ruling) -> Found | None:
        """What the rule finds with this event, if it is about such events at all."""
        fact = self.event.data
        match ruling.rule.kind:
            case SignalKind.RETURNED if isinstance(fact, MeasureReturned):
                return of_tasks.returned(ruling, self.event, await self._history())
            case SignalKind.OVERDUE if isinstance(fact, TaskBecameOverdue | MeasureReturned):
                return await self._overdue(ruling, fact.measure)
            case SignalKind.RELAPSE if isinstance(fact, RelapseFound | TaskReopened):
                return of_tasks.relapsed(ruling, self.event, await self._history())
            case SignalKind.SUBMISSION_BURST if isinstance(fact, MeasureSubmitted):
                return await self._burst(ruling)
            case SignalKind.EVIDENCE_REUSED | SignalKind.EVIDENCE_PREDATES:
                return await self._of_a_file(ruling)
        return None

    async def _history(self) -> list[Event]:
        return list(await self.traces.history(self.event.aggregate_id))

    async def _overdue(self, ruling: Ruling, measure: int | None) -> Found | None:
        """Since its last deadline that passed: what was returned goes on being overdue."""
        history = await self._history()
        passed = [one for one in history if isinstance(one.data, TaskBecameOverdue)]
        of_it = [one for one in passed if getattr(one.data, "measure", None) == measure]
        return of_tasks.overdue(ruling, of_it[-1], history, self.today) if of_it else None

    async def _burst(self, ruling: Ruling) -> Found | None:
        event = self.event
        if event.unit is None:
            return None
        since = event.occurred_at - bursts.LOOK_BACK
        known = await self.traces.submissions(event.unit, since, event.occurred_at)
        return bursts.burst(ruling, event, known)

    async def _of_a_file(self, ruling: Ruling) -> Found | None:
        fact = self.event.data
        if not of_files.is_offered(fact):
            return None
        if await self.traces.is_institution(fact.sha256):
            return None
        if ruling.rule.kind is SignalKind.EVIDENCE_PREDATES:
            return of_files.predates(ruling, self.event, await self._history())
        return of_files.reused(ruling, self.event, await self.traces.uses(fact.sha256))
