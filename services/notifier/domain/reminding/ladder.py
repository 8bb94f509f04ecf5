"""The steps of a policy's ladder for one deadline: on which day each comes, and which are due.

Lights are counted in days and told on working days: before a deadline on the last one by then,
after it on the first one from then. Where several steps came since anybody looked only the newest
is told, since the others would repeat it; and nobody is told twice of a step.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from contracts.events.campaign import Policy
from contracts.events.campaigns.rules import LadderStep
from contracts.words import Clock, LadderRung, TrafficLight
from contracts.working_days import WorkingCalendar
from services.notifier.domain.reminding.clocks import OpenClock

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the ladder: its name, its day, and all who are told by then."""

    name: str
    day: date
    over: bool
    rungs: tuple[LadderRung, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """What a look at a clock comes to: one step to tell at most, those passed over, the next day.

    Steps of `history` came before this notifier began, and were another's to tell.
    """

    tell: Step | None = None
    skipped: tuple[Step, ...] = ()
    history: tuple[Step, ...] = ()
    next_on: date | None = None


def turn(
    clock: OpenClock, policy: Policy, calendar: WorkingCalendar, today: date, started_on: date
) -> Turn:
    """What is to be done about the clock today."""
    steps = steps_of(clock, policy, calendar)
    told = [place for place, each in enumerate(steps) if each.name in clock.told]
    waiting = steps[max(told, default=-1) + 1 :]
    come = [each for each in waiting if each.day <= today]
    fresh = [each for each in come if each.day > started_on]
    days = (each.day for each in waiting if each.day > today)
    return Turn(
        tell=fresh[-1] if fresh else None,
        skipped=tuple(fresh[:-1]),
        history=tuple(each for each in come if each.day <= started_on),
        next_on=min(days, default=None),
    )


def steps_of(clock: OpenClock, policy: Policy, calendar: WorkingCalendar) -> list[Step]:
    """All steps of the policy for this deadline, in the ladder's order."""
    found: list[Step] = []
    rungs: tuple[LadderRung, ...] = ()
    for each in policy.ladder:
        rungs = tuple(dict.fromkeys((*rungs, *each.tell)))
        over = each.light is TrafficLight.RED
        day = (
            _day_after(each, clock, calendar)
            if over
            else _day_before(each, clock, policy, calendar)
        )
        found.append(Step(_name(each), day, over, rungs))
    return found


def _name(step: LadderStep) -> str:
    return f"{step.light}+{step.overdue_days}" if step.overdue_days else str(step.light)


def _day_after(step: LadderStep, clock: OpenClock, calendar: WorkingCalendar) -> date:
    return _working(clock.due + max(1, step.overdue_days) * _DAY, calendar, _DAY)


def _day_before(
    step: LadderStep, clock: OpenClock, policy: Policy, calendar: WorkingCalendar
) -> date:
    """The light's day; where less time was given than that, the last working day before the end.

    So with reports of every month, too. Who was given the work that day has just been told of it.
    """
    days = policy.yellow_days if step.light is TrafficLight.YELLOW else policy.orange_days
    day = _working(clock.due - days * _DAY, calendar, -_DAY)
    if day > clock.began and clock.clock is not Clock.PROGRESS:
        return day
    return max(clock.began + _DAY, _working(clock.due - _DAY, calendar, -_DAY))


def _working(day: date, calendar: WorkingCalendar, towards: timedelta) -> date:
    while not calendar.is_working(day):
        day += towards
    return day


def governing(versions: Iterable[tuple[date, Policy]], today: date) -> Policy:
    """The policy in force: the newest that has begun; without any the usual figures."""
    begun = [policy for since, policy in versions if since <= today]
    return max(begun, key=lambda each: each.version, default=Policy())
