"""The daily digest of a person: what they are to do by when, and the messages that were put off.

A deadline stands in the digest of who is to act, and once it is over in the responsible leader's
as well. Who has nothing to read gets none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from contracts.words import LadderRung
from services.notifier.domain.notice import Notice, Values
from services.notifier.domain.reminding.audience import reminders
from services.notifier.domain.reminding.clocks import OpenClock
from services.notifier.domain.reminding.ladder import Step
from services.notifier.domain.situation import Situation
from services.notifier.domain.wishes.wishes import DigestWish, House, Wishes

_ACTING = (LadderRung.HANDLER, LadderRung.HEAD)


@dataclass(frozen=True, slots=True)
class PutOff:
    """A message that waits for its reader's digest."""

    delivery: UUID
    officer: UUID
    template: str
    values: Values


@dataclass(frozen=True, slots=True)
class Digest:
    """One person's digest of one day."""

    officer: UUID
    day: date
    deadlines: tuple[Notice, ...]
    messages: tuple[PutOff, ...]

    @property
    def id(self) -> UUID:
        """The same however often the day's digest is made."""
        return uuid5(self.officer, f"digest/{self.day.isoformat()}")


def readers_of(now: Situation, wishes: Mapping[UUID, Wishes], house: House) -> frozenset[UUID]:
    """Who gets a digest today, if there is anything in it."""
    people = (officer for officer in now.directory.people if not now.directory.erased(officer))
    return frozenset(
        officer
        for officer in people
        if wishes.get(officer, Wishes()).digest_in(house) is not DigestWish.NONE
    )


def digests_of(
    running: Iterable[OpenClock],
    put_off: Iterable[PutOff],
    readers: frozenset[UUID],
    now: Situation,
) -> list[Digest]:
    """The digests of the day: to its readers, and to whom a message was put off before."""
    deadlines: dict[UUID, list[Notice]] = {}
    for notice in (each for clock in running for each in _waiting(clock, now)):
        if notice.officer in readers:
            deadlines.setdefault(notice.officer, []).append(notice)
    messages: dict[UUID, list[PutOff]] = {}
    for each in put_off:
        messages.setdefault(each.officer, []).append(each)
    return [
        Digest(
            officer,
            now.day,
            tuple(deadlines.get(officer, ())),
            tuple(messages.get(officer, ())),
        )
        for officer in dict.fromkeys((*deadlines, *messages))
    ]


def _waiting(clock: OpenClock, now: Situation) -> list[Notice]:
    over = clock.due < now.day
    rungs = (*_ACTING, LadderRung.LEADER) if over else _ACTING
    return reminders(clock, Step("digest", now.day, over, rungs), now)
