"""Goes the round of a working day: who is to be reminded of which deadline.

Nothing is told before all news is in, so that nobody is reminded of what they have done; after
days of being down only the newest step of each deadline is. Digests follow, with what was put off.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from uuid import UUID

from chassis.clock import Clock
from contracts.working_days import WorkingCalendar
from services.notifier.application.receiving.intents import MAIL, Intent
from services.notifier.application.reminding.ports import Looked, Round, Rounds, Stream, Versions
from services.notifier.application.wishes.considerate import considerate
from services.notifier.domain.delivery import State
from services.notifier.domain.notice import Notice
from services.notifier.domain.reminding.audience import reminders
from services.notifier.domain.reminding.clocks import OpenClock
from services.notifier.domain.reminding.digest import digests_of, readers_of
from services.notifier.domain.reminding.ladder import governing, turn
from services.notifier.domain.situation import Situation
from services.notifier.domain.wishes.wishes import House, Wishes

_AT_ONCE = 500
_AHEAD = timedelta(days=20)
"""How far a digest looks ahead."""


@dataclass(frozen=True)
class Look:
    """What one round looks at everything with."""

    started_on: date
    situation: Situation
    versions: Mapping[UUID, Versions]
    wishes: Mapping[UUID, Wishes]
    now: datetime

    @property
    def today(self) -> date:
        """The day of the round."""
        return self.situation.day


@dataclass(frozen=True)
class RoundRules:
    """When the round is gone: on working days of the calendar, from `at` on, in `zone`."""

    zone: tzinfo
    calendar: WorkingCalendar
    house: House
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
        async with self._rounds.opened(today) as opened:
            if opened is None:
                return 0
            look = Look(
                started_on=opened.started_at.astimezone(self._rules.zone).date(),
                situation=await opened.situation(today),
                versions=await opened.policies(),
                wishes=await opened.wishes(),
                now=now,
            )
            return await self._remind(opened, look) + await self._digest(opened, look)

    async def _remind(self, opened: Round, look: Look) -> int:
        told = 0
        while clocks := await opened.due(look.today, _AT_ONCE):
            looked = [self._look(each, look) for each in clocks]
            await opened.note(looked, look.today, look.now)
            told += sum(len(each.intents) for each in looked)
        return told

    def _look(self, clock: OpenClock, look: Look) -> Looked:
        policy = governing(look.versions.get(clock.named.campaign, ()), look.today)
        found = turn(clock, policy, self._rules.calendar, look.today, look.started_on)
        if found.tell is None:
            return Looked(clock, found)
        event = clock.reminder_id(found.tell.name)
        intents = [_mail(event, each) for each in reminders(clock, found.tell, look.situation)]
        kind = considerate(intents, look.wishes, self._rules.house, look.now)
        return Looked(clock, found, tuple(kind))

    async def _digest(self, opened: Round, look: Look) -> int:
        readers = readers_of(look.situation, look.wishes, self._rules.house)
        waiting = await opened.put_off()
        if not readers and not waiting:
            return 0
        running = await opened.running(look.today + _AHEAD)
        digests = digests_of(running, waiting, readers, look.situation)
        await opened.send_digests(digests, look.now)
        return len(digests)


def _mail(event: UUID, notice: Notice) -> Intent:
    officer = notice.officer
    return Intent(event, MAIL, str(officer), State.PENDING, officer, notice.template, notice.values)
