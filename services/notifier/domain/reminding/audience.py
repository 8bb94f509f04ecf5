"""Whom the rungs of a ladder mean for one deadline, on one day.

Where a rung of the unit has nobody, its head is told in their place. Reviews and look-backs are
the supervisors' own: there they stand for the unit, and the office for the responsible leader.
"""

from contracts.words import Clock, LadderRung, Role
from services.notifier.domain.notice import Notice, Values
from services.notifier.domain.reminding.clocks import OpenClock
from services.notifier.domain.reminding.ladder import Step
from services.notifier.domain.situation import Reason, Situation

NEAR, OVER = "deadline_near", "deadline_over"

_BODIES = {
    LadderRung.OFFICE: Role.OFFICE,
    LadderRung.SUPERVISOR: Role.SUPERVISOR,
    LadderRung.DISCIPLINE: Role.DISCIPLINE,
    LadderRung.LEADING_GROUP: Role.LEADING_GROUP,
}
_OF_SUPERVISION = (Clock.REVIEW, Clock.LOOK_BACK)
_THERE = {
    LadderRung.HANDLER: LadderRung.SUPERVISOR,
    LadderRung.HEAD: LadderRung.SUPERVISOR,
    LadderRung.LEADER: LadderRung.OFFICE,
}


def reminders(clock: OpenClock, step: Step, now: Situation) -> list[Notice]:
    """Everyone to be told of the step, each once, in the order of the ladder."""
    template = OVER if step.over else NEAR
    values = _values(clock, step, now)
    told: dict[object, Notice] = {}
    for rung in step.rungs:
        for reason in _holders(clock, rung, now):
            part = {**values, "part": reason.part}
            told.setdefault(reason.officer, Notice(reason.officer, template, part))
    return list(told.values())


def _holders(clock: OpenClock, rung: LadderRung, now: Situation) -> list[Reason]:
    if clock.clock in _OF_SUPERVISION:
        rung = _THERE.get(rung, rung)
    if rung in _BODIES:
        return now.body(_BODIES[rung], rung)
    if rung is LadderRung.LEADER:
        return now.people([clock.label.leader], rung)
    if rung is LadderRung.FIRST_RESPONSIBLE:
        return now.people([clock.named.first_responsible], rung)
    heads = now.heads(unit, rung) if (unit := unit_of(clock)) else []
    return heads if rung is LadderRung.HEAD else _handlers(clock, now) or heads


def _handlers(clock: OpenClock, now: Situation) -> list[Reason]:
    part = LadderRung.HANDLER
    own = [] if clock.unit else now.people([clock.owner, clock.named.handler], part)
    unit = unit_of(clock)
    only, standing = frozenset({Role.HANDLER}), now.directory.standing(unit)
    theirs = now.directory.holders(only, now.day, standing) if standing else []
    return [*own, *now.people(theirs, part)]


def unit_of(clock: OpenClock) -> str | None:
    """The unit that is to act: the one asked, else the lead unit."""
    return clock.unit or clock.label.lead_unit


def _values(clock: OpenClock, step: Step, now: Situation) -> Values:
    return {
        "task": str(clock.label.task),
        "number": clock.label.number,
        "title": clock.label.title,
        "lead_unit": now.directory.unit_name(unit_of(clock)),
        "clock": clock.clock.value,
        "measure": str(clock.measure or ""),
        "due": clock.due.isoformat(),
        "days": str(abs((clock.due - now.day).days)),
        "step": step.name,
    }
