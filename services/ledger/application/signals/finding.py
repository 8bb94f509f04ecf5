"""Runs the rules over what happened since they last ran, and over what became overdue for long.

How far they came is kept, so that days of being down delay and lose nothing; it moves on only
behind what was raised. An event is judged by the policy of its own day, a deadline by today's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from contracts.envelope import Event
from contracts.events.task.clocks import TaskBecameOverdue
from contracts.words import SignalKind
from services.ledger.application.identification import Identification
from services.ledger.application.ports import EventStore
from services.ledger.application.signals.evidence import Evidence
from services.ledger.application.signals.ports import Traces
from services.ledger.application.signals.raising import Raiser
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.signals.found import Found, Ruling

AT_ONCE = 500
HISTORY = "history"


@dataclass(frozen=True)
class Finder:
    """Finds signals, and has each raised once."""

    store: EventStore
    traces: Traces
    identification: Identification
    raiser: Raiser

    async def find(self, today: date) -> int:
        """Look at everything that is new on this day; how many signals were raised."""
        raised = await self._along_the_history(today)
        return raised + await self._overdue_for_long(today)

    async def _along_the_history(self, today: date) -> int:
        raised, reached = 0, await self.traces.mark(HISTORY)
        while True:
            page = await self.traces.after(reached, AT_ONCE)
            named = {_campaign_of(one.event) for one in page.events}
            campaigns = await self.store.load_many(Campaign, list(named))
            for event in (one.event for one in page.events):
                raised += await self._judge(event, campaigns[_campaign_of(event)], today)
            if page.until == reached:
                return raised
            reached = page.until
            await self.traces.advance(HISTORY, reached)

    async def _judge(self, event: Event, campaign: Campaign, today: date) -> int:
        day = event.occurred_at.astimezone(self.identification.zone).date()
        evidence = Evidence(self.traces, event, today)
        rulings = self._rulings(campaign, day)
        return sum([await self._raised(await evidence.judged(ruling)) for ruling in rulings])

    async def _overdue_for_long(self, today: date) -> int:
        """By date, for each rule as it stands today; a new version looks at all of them again."""
        raised = 0
        for id_ in await self.traces.campaigns():
            for ruling in self._rulings(await self.store.load(Campaign, id_), today):
                if ruling.rule.kind is SignalKind.OVERDUE:
                    raised += await self._beyond(ruling, today)
        return raised

    async def _beyond(self, ruling: Ruling, today: date) -> int:
        raised, until = 0, today - timedelta(days=ruling.rule.limit)
        name = f"{ruling.campaign}/{ruling.rule.rule}/{ruling.policy_version}"
        reached = date.fromordinal(max(1, await self.traces.mark(name)))
        if reached >= until:
            return 0
        for task in await self.traces.overdue(ruling.campaign, reached, until):
            for event in await self.traces.history(task):
                if isinstance(event.data, TaskBecameOverdue):
                    evidence = Evidence(self.traces, event, today)
                    raised += await self._raised(await evidence.judged(ruling))
        await self.traces.advance(name, until.toordinal())
        return raised

    async def _raised(self, found: Found | None) -> int:
        return int(found is not None and await self.raiser.raise_signal(found))

    def _rulings(self, campaign: Campaign, day: date) -> Iterator[Ruling]:
        policy = campaign.on(day).policy
        for rule in policy.signals:
            yield Ruling(rule, policy.version, campaign.id, self.identification.zone)


def _campaign_of(event: Event) -> UUID:
    fact: Any = event.data
    campaign: UUID = fact.task.campaign
    return campaign
