"""`as_of`: what the ledger knew at the end of a day, or up to a position, and the day it was.

A date means its end in the organisation's zone, mapped by the commits of the store; timeliness
is judged on that day. What lies in the future is refused, never guessed.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from chassis.clock import Clock
from services.reporting.application.ports.event_store import EventStore
from services.reporting.application.refusals import AsOfInFutureError, AsOfUnreadableError


@dataclass(frozen=True, slots=True)
class Moment:
    """`position` is None for the newest state; `today` is the organisation's day then."""

    position: int | None
    today: date


class Moments:
    """Reads `as_of` as people and programs write it."""

    def __init__(self, store: EventStore, clock: Clock, zone: tzinfo) -> None:
        self._store = store
        self._clock = clock
        self._zone = zone

    def now(self) -> Moment:
        """The newest state, today."""
        return Moment(None, self._clock.today(self._zone))

    async def of(self, as_of: str | None) -> Moment:
        """The moment asked for. Raises AsOfUnreadableError or AsOfInFutureError."""
        if as_of is None:
            return self.now()
        if re.fullmatch(r"[0-9]{1,18}", as_of):
            return await self._of_position(int(as_of))
        try:
            day = date.fromisoformat(as_of)
        except ValueError:
            raise AsOfUnreadableError("as_of is a date like 2021-12-31, or a position") from None
        return await self._of_day(day)

    async def _of_day(self, day: date) -> Moment:
        today = self._clock.today(self._zone)
        if day > today:
            raise AsOfInFutureError(
                "{day} has not come; today is {today}", {"today": str(today)}, day=day, today=today
            )
        end = datetime.combine(day + timedelta(days=1), time(), self._zone)
        return Moment(await self._store.last_before(end), day)

    async def _of_position(self, position: int) -> Moment:
        head = await self._store.head()
        if position > head:
            raise AsOfInFutureError(
                "the last position is {position}", {"position": head}, position=head
            )
        committed = await self._store.committed_at(position)
        then = committed.astimezone(self._zone).date() if committed else None
        return Moment(position, then or self._clock.today(self._zone))
