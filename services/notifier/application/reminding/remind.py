"""Goes the round of a working day: who is to be reminded of which deadline.

Nothing is told before all news is in, so that nobody is reminded of what they have done; after
days of being down only the newest step of each deadline is.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from uuid import UUID

from chassis.clock import Clock
from contracts.working_days import WorkingCalendar
from services.notifier.application.receiving.intents import MAIL, Intent
from services.notifier.application.reminding.ports import Looked, Rounds, Stream, Versions
from services.notifier.domain.delivery import State
from services.notifier.domain.notice import Notice
from services.notifier.domain.reminding.audience import reminders
from services.notifier.domain.reminding.clocks import OpenClock
from services.notifier.domain.reminding.ladder import governing, turn
from services.notifier.domain.situation import Situation

_AT_ONCE = 500


@dataclass(frozen=True)
class RoundRules:
    """When the round is gone: on working days of the calendar, from `at` on, in `zone`."""

    zone: tzinfo
    calendar: WorkingCalendar
    at: time = time(8)


class Remind:
    """The round; to be called again and again. `until` is up to when all rounds were gone."""

    def __init__(self, rounds: Rounds, stream: Stream, clock: Clock, rules: RoundRules) -> None:
        self._rounds = rounds
        self._stream = stream
        self._clock = clock
        self._rules = rules
        self._gone = date.min
        self.until: datetime | None = None

    async def __call__(self) -> int:
        """Go the round of today, if it is time and nobody did; returns how many are told."""
        now = self._clock.now()
        told = 0
        local = now.astimezone(self._rules.zone)
        if self._is_time(local):
            if not await self._stream.caught_up():
                return 0
            told = await self._go(local.date(), now)
            self._gone = local.date()
        self.until = now
        return told

    def _is_time(self, local: datetime) -> bool:
        today, rules = local.date(), self._rules
        return today > self._gone and local.time() >= rules.at and rules.calendar.is_working(today)

    async def _go(self, today: date, now: datetime) -> int:
        told = 0
        async with self._rounds.opened(today) as opened:
            if opened is None:
                return 0
            versions, situation = await opened.policies(), await opened.situation(today)
            started_on = opened.started_at.astimezone(self._rules.zone).date()
            while clocks := await opened.due(today, _AT_ONCE):
                looked = [
                    self._look(each, versions.get(each.named.campaign, ()), situation, started_on)
                    for each in clocks
                ]
                await opened.note(looked, today, now)
                told += sum(len(each.intents) for each in looked)
        return told

    def _look(
        self, clock: OpenClock, versions: Versions, now: Situation, started_on: date
    ) -> Looked:
        policy = governing(versions, now.day)
        found = turn(clock, policy, self._rules.calendar, now.day, started_on)
        if found.tell is None:
            return Looked(clock, found)
        event = clock.reminder_id(found.tell.name)
        notices = reminders(clock, found.tell, now)
        return Looked(clock, found, tuple(_mail(event, each) for each in notices))


def _mail(event: UUID, notice: Notice) -> Intent:
    officer = notice.officer
    return Intent(event, MAIL, str(officer), State.PENDING, officer, notice.template, notice.values)
