"""A person's wishes, the organisation's own where a person has none, and what follows from them."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum

from services.notifier.domain.delivery import State
from services.notifier.domain.wishes.kinds import DIGEST, OPTIONAL, URGENT


class DigestWish(StrEnum):
    """Whether a person gets the daily digest: not, beside single messages, or in their place."""

    NONE = "none"
    DAILY = "daily"
    INSTEAD = "instead"


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Hours of the day, over midnight where `since` is later; none where both are the same."""

    since: time
    until: time

    def end_after(self, local: datetime) -> datetime | None:
        """When the quiet ends in which this moment lies, if it lies in any."""
        now, over_midnight = local.time(), self.since > self.until
        evening, morning = now >= self.since, now < self.until
        if not (evening or morning if over_midnight else evening and morning):
            return None
        day = local.date() + timedelta(days=over_midnight and evening)
        return datetime.combine(day, self.until, local.tzinfo)


@dataclass(frozen=True, slots=True)
class House:
    """What holds in the organisation, in its `zone`, for who wishes nothing else."""

    zone: tzinfo
    digest: DigestWish = DigestWish.NONE
    quiet: QuietHours | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person wishes; None is as the organisation has it."""

    digest: DigestWish | None = None
    quiet: QuietHours | None = None
    language: str | None = None
    unsubscribed: frozenset[str] = field(default_factory=frozenset)

    def wants(self, kind: str) -> bool:
        """Whether this kind is sent to them; what is mandatory always is."""
        return kind not in self.unsubscribed & OPTIONAL

    def digest_in(self, house: House) -> DigestWish:
        """Which digest they get."""
        return (self.digest or house.digest) if self.wants(DIGEST) else DigestWish.NONE


@dataclass(frozen=True, slots=True)
class Manner:
    """How a message goes: its state, and when it is due where that is not at once."""

    state: State
    due_at: datetime | None = None


def manner(kind: str, wishes: Wishes, house: House, now: datetime) -> Manner:
    """How a message of this kind goes to a person of these wishes."""
    if not wishes.wants(kind):
        return Manner(State.UNSUBSCRIBED)
    if kind in URGENT:
        return Manner(State.PENDING)
    if wishes.digest_in(house) is DigestWish.INSTEAD:
        return Manner(State.FOR_DIGEST)
    quiet = wishes.quiet or house.quiet
    return Manner(State.PENDING, quiet.end_after(now.astimezone(house.zone)) if quiet else None)
