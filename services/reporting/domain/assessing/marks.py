"""Every mark of a stream: what events count by themselves, and what was late (see `lateness`).

A measure was done in time if the submission that was then verified was made by its deadline.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from contracts.events.task import closing, paired, planning, verification, work
from contracts.events.task.afterwards import look_back
from contracts.events.task.amending import lasting
from contracts.words import ScoreKind
from services.reporting.domain.assessing.lateness import Lateness
from services.reporting.domain.assessing.mark import Mark
from services.reporting.domain.assessing.owner import owner_of
from services.reporting.domain.assessing.step import Step
from services.reporting.domain.rows.task import TaskRow

BY_ITSELF: dict[str, ScoreKind] = {
    planning.PlanReturned.topic: ScoreKind.PLAN_RETURNED,
    verification.MeasureReturned.topic: ScoreKind.MEASURE_RETURNED,
    closing.TaskClosed.topic: ScoreKind.TASK_CLOSED,
    look_back.LookBackPassed.topic: ScoreKind.LOOK_BACK_PASSED,
    look_back.RelapseFound.topic: ScoreKind.RELAPSED,
    paired.TaskAccountabilityDecided.topic: ScoreKind.CASE_DECIDED,
}
"""Facts that count each time they happen, to whoever led the task then."""


def marks(taken: Iterable[Step], today: date) -> Iterator[Mark]:
    """All marks of one stream up to its last step, judged on the day `today`."""
    lateness = Lateness()
    submitted: dict[int, int] = {}
    for step in taken:
        yield from lateness.follow(step)
        fact: Any = step.event.data
        if step.event.type == work.MeasureSubmitted.topic:
            submitted[fact.measure] = step.at.position
        rests_on = submitted.get(getattr(fact, "measure", None) or 0)
        kind = _kind(step)
        if kind is not None and (mark := _mark(step, kind, rests_on)):
            yield mark
    yield from lateness.still_open(today)


def _kind(step: Step) -> ScoreKind | None:
    topic = step.event.type
    judge = _JUDGED.get(topic)
    if judge is None:
        return BY_ITSELF.get(topic)
    return judge(step, step.before) if isinstance(step.before, TaskRow) else None


def _verified(step: Step, before: TaskRow) -> ScoreKind:
    fact: Any = step.event.data
    late = before.measure(fact.measure).late
    return ScoreKind.MEASURE_LATE if late else ScoreKind.MEASURE_IN_TIME


def _stage(step: Step, _: TaskRow) -> ScoreKind | None:
    fact: Any = step.event.data
    return None if fact.late else ScoreKind.STAGE_IN_TIME


def _contributed(step: Step, before: TaskRow) -> ScoreKind | None:
    fact: Any = step.event.data
    asked = [one for one in before.contributions if one.number == fact.contribution]
    late = any(one.due and one.due < step.at.day for one in asked)
    return None if late else ScoreKind.CONTRIBUTION_IN_TIME


_JUDGED: dict[str, Callable[[Step, TaskRow], ScoreKind | None]] = {
    verification.MeasureVerified.topic: _verified,
    lasting.MilestoneReached.topic: _stage,
    work.ContributionMade.topic: _contributed,
}


def _mark(step: Step, kind: ScoreKind, rests_on: int | None) -> Mark | None:
    owner = owner_of(step.before or step.after)
    fact: Any = step.event.data
    asked = fact.unit_asked if kind is ScoreKind.CONTRIBUTION_IN_TIME else None
    unit = asked or owner.unit
    if unit is None:
        return None
    return Mark(
        kind=kind,
        unit=unit,
        leader=None if asked else owner.leader,
        campaign=owner.campaign,
        about=owner.about,
        number=owner.number,
        measure=getattr(fact, "measure", None),
        day=step.at.day,
        positions=(step.at.position,) if rests_on is None else (rests_on, step.at.position),
    )
