"""The states of a delivery, how an attempt can end, and what follows from that.

An attempt whose outcome is not known is never repeated by itself, unless the receiver recognises
repetitions: a person decides whether it is sent again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class State(StrEnum):
    """Where a delivery stands."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    NOT_SENT_HISTORY = "not_sent_history"
    SUPPRESSED = "suppressed"
    HELD = "held"
    """Its webhook is disabled; sent when somebody asks for it."""
    DISCARDED = "discarded"
    """A person decided, with a reason, that it is not sent."""
    UNSUBSCRIBED = "unsubscribed"
    """Its reader does without messages of this kind."""
    FOR_DIGEST = "for_digest"
    """Its reader has it in the next daily digest."""
    IN_DIGEST = "in_digest"


STUCK = frozenset({State.UNKNOWN, State.FAILED, State.HELD})
"""States in which a delivery waits for a person, who has it sent again or discards it."""


class Ending(StrEnum):
    """How an attempt ended."""

    ACCEPTED = "accepted"
    REFUSED_FOR_NOW = "refused_for_now"
    REFUSED_FOR_GOOD = "refused_for_good"
    UNKNOWN = "unknown"
    SUPPRESSED = "suppressed"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of an attempt, with the receiver's own words and reply code where it gave one."""

    ending: Ending
    code: int | None = None
    reply: str = ""


@dataclass(frozen=True, slots=True)
class RetryRules:
    """Pauses double from `first`, never longer than `longest`; after `attempts` it has failed."""

    first: timedelta = timedelta(seconds=30)
    longest: timedelta = timedelta(hours=1)
    attempts: int = 10

    def pause_after(self, attempts: int) -> timedelta | None:
        """How long to wait after so many refusals; None: give up."""
        if attempts >= self.attempts:
            return None
        return min(self.first * int(2 ** min(attempts - 1, 20)), self.longest)


@dataclass(frozen=True, slots=True)
class RetrySchedule:
    """Pauses one after the other, over days; then it has failed."""

    pauses: tuple[timedelta, ...]

    def pause_after(self, attempts: int) -> timedelta | None:
        """How long to wait after so many refusals; None: give up."""
        return self.pauses[attempts - 1] if attempts <= len(self.pauses) else None


Retries = RetryRules | RetrySchedule


@dataclass(frozen=True, slots=True)
class Next:
    """The state after an attempt, and when it is tried again if it is."""

    state: State
    due_at: datetime | None = None


_FINAL = {
    Ending.ACCEPTED: State.SENT,
    Ending.REFUSED_FOR_GOOD: State.FAILED,
    Ending.SUPPRESSED: State.SUPPRESSED,
    Ending.HELD: State.HELD,
}


def after(outcome: Outcome, attempts: int, now: datetime, rules: Retries, safe: bool) -> Next:
    """What follows; `attempts` counts this one, `safe`: the receiver recognises repetitions."""
    if outcome.ending in _FINAL:
        return Next(_FINAL[outcome.ending])
    if outcome.ending is Ending.UNKNOWN and not safe:
        return Next(State.UNKNOWN)
    pause = rules.pause_after(attempts)
    return Next(State.FAILED) if pause is None else Next(State.PENDING, now + pause)
