"""Types of measures and the last day of their clocks, from a campaign's policy.

The day after the opening is day 1. A type that the form does not give is derived from the
day: the shortest clock that still holds it.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from contracts.events.campaign import Policy
from contracts.words import MeasureType
from services.ledger.application.importing.wording.dates import TimeLimit

TYPE_WORDS: dict[MeasureType, tuple[str, ...]] = {
    MeasureType.IMMEDIATE: ("立行立改", "立即整改", "即知即改", "即行即改", "immediate"),
    MeasureType.PHASED: ("分阶段整改", "分阶段", "阶段性整改", "限期整改", "phased"),
    MeasureType.CONTINUOUS: ("持续整改", "长期坚持", "长期整改", "持续推进", "continuous"),
}


@dataclass(frozen=True, slots=True)
class Settled:
    """A measure's type and deadline, each with whether it was derived."""

    type: MeasureType | None
    type_derived: bool
    deadline: date | None
    deadline_derived: bool


def read_type(text: str) -> MeasureType | None:
    """The type a word means; None for an unknown word."""
    plain = "".join(text.split()).lower()
    return next((kind for kind, words in TYPE_WORDS.items() if plain in words), None)


def last_day(kind: MeasureType, opened: date, policy: Policy) -> date:
    """The last day of a clock that starts on the day after the opening."""
    if kind is MeasureType.IMMEDIATE:
        return opened + timedelta(days=policy.immediate_days)
    if kind is MeasureType.PHASED:
        return _years_after(opened, policy.phased_years)
    return _years_after(opened, policy.continuous_years)


def conflicts(kind: MeasureType, limit: TimeLimit) -> bool:
    """Whether a limit's words contradict the type given beside it."""
    if limit.long_term:
        return kind is not MeasureType.CONTINUOUS
    return limit.immediate and kind is not MeasureType.IMMEDIATE


def settle(kind: MeasureType | None, limit: TimeLimit, opened: date, policy: Policy) -> Settled:
    """Type and deadline of a measure, deriving what is not given."""
    derived = kind is None
    if limit.long_term:
        return Settled(kind or MeasureType.CONTINUOUS, derived, None, False)
    if limit.immediate:
        kind = MeasureType.IMMEDIATE
    if limit.day is not None:
        return Settled(kind or _derived(limit.day, opened, policy), derived, limit.day, False)
    if kind is MeasureType.IMMEDIATE:
        return Settled(kind, derived, last_day(kind, opened, policy), True)
    return Settled(kind, False, None, False)


def _derived(day: date, opened: date, policy: Policy) -> MeasureType:
    for kind in (MeasureType.IMMEDIATE, MeasureType.PHASED):
        if day <= last_day(kind, opened, policy):
            return kind
    return MeasureType.CONTINUOUS


def _years_after(day: date, years: int) -> date:
    year = day.year + years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
