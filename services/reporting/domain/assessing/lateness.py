"""Waiting followed through a stream: what was late becomes a mark, for the days it was in hand.

Each stretch of waiting past its day counts once: a measure that was returned is late anew from
the day of its return, so that no day under review is ever counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from contracts.events.findings.replication import ReplicaClockPassed
from contracts.events.supervision.slip import SupervisionSlipClockPassed
from contracts.events.task.clocks import ClockPassed, TaskBecameOverdue
from contracts.words import Clock, ScoreKind
from services.reporting.domain.assessing.mark import Mark
from services.reporting.domain.assessing.owner import Owner, owner_of
from services.reporting.domain.assessing.step import At, Step
from services.reporting.domain.assessing.waiting import Wait, excused, waits_of

CLOCKS = frozenset(
    one.topic
    for one in (ClockPassed, TaskBecameOverdue, SupervisionSlipClockPassed, ReplicaClockPassed)
)
_CLOCK_OF = {
    ScoreKind.ACCEPTANCE_LATE: Clock.ACCEPTANCE,
    ScoreKind.PLAN_LATE: Clock.PLAN,
    ScoreKind.CONTRIBUTION_LATE: Clock.CONTRIBUTION,
}
"""By what is late; the clocks of slips and replicas stand in streams of their own, without one."""


@dataclass(slots=True)
class _Open:
    """A stretch of waiting that has begun, and the clocks that passed in it."""

    owner: Owner
    since: At
    clocks: list[int] = field(default_factory=list)


class Lateness:
    """The waiting of one stream; each step hands out what it ended late."""

    def __init__(self) -> None:
        self._open: dict[Wait, _Open] = {}

    def follow(self, step: Step) -> Iterator[Mark]:
        """Marks of what ended with this step; what began with it is remembered."""
        now = waits_of(step.after)
        if step.event.type in CLOCKS:
            self._clock(step)
        for wait in [one for one in self._open if one not in now]:
            begun = self._open.pop(wait)
            if not excused(wait, step.after):
                yield from _late(wait, begun, step.at.day, (step.at.position,))
        for wait in now - self._open.keys():
            self._open[wait] = _Open(owner_of(step.after), step.at)

    def still_open(self, today: date) -> Iterator[Mark]:
        """Marks of what is late on the day asked and has not ended."""
        for wait, begun in self._open.items():
            yield from _late(wait, begun, today, ())

    def _clock(self, step: Step) -> None:
        for wait, begun in self._open.items():
            if _is_of(step.event.data, wait):
                begun.clocks.append(step.at.position)


def _is_of(fact: Any, wait: Wait) -> bool:
    if fact.due != wait.due:
        return False
    if wait.kind is ScoreKind.MEASURE_OVERDUE:
        return bool(fact.measure == wait.number)
    return getattr(fact, "clock", None) is _CLOCK_OF.get(wait.kind)


def _late(wait: Wait, begun: _Open, end: date, ended_by: tuple[int, ...]) -> Iterator[Mark]:
    counts_days = wait.kind is ScoreKind.MEASURE_OVERDUE
    start = max(wait.due, begun.since.day) if counts_days else wait.due
    # Whatever was asked for anew after its day was late already, and was counted then.
    if end <= start or (begun.since.day > wait.due and not counts_days):
        return
    owner = begun.owner
    yield Mark(
        kind=wait.kind,
        unit=wait.unit,
        leader=_leader(wait, owner),
        campaign=owner.campaign,
        about=owner.about,
        number=owner.number,
        measure=wait.number if counts_days else None,
        day=start + timedelta(days=1),
        positions=(begun.since.position, *begun.clocks, *ended_by),
        days=(end - start).days,
    )


def _leader(wait: Wait, owner: Owner) -> UUID | None:
    return owner.leader if wait.unit == owner.unit else None
