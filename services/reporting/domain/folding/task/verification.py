"""Measures and tasks judged, endorsed and struck off."""

from dataclasses import replace

from contracts.events.task import closing, verification
from contracts.words import MeasureStatus, TaskStatus
from services.reporting.domain.folding.happening import Happening, Rules
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.rows.turns.afterwards import LookBackRow


def measure_verified(row: TaskRow, now: Happening) -> TaskRow:
    """MeasureVerified: whether it was on time was decided by its submission."""
    measure = row.measure(now.fact.measure)
    judged = now.judgement(now.fact.opinion)
    changed = measure.but(status=MeasureStatus.VERIFIED, verified=judged)
    return row.but(measures=row.with_measure(changed))


def measure_returned(row: TaskRow, now: Happening) -> TaskRow:
    """MeasureReturned: the next round begins."""
    measure = row.measure(now.fact.measure)
    changed = measure.but(
        status=MeasureStatus.RETURNED,
        returns=measure.returns + 1,
        last_return=now.judgement(now.fact.reasons),
    )
    return row.but(measures=row.with_measure(changed))


def task_verified(row: TaskRow, now: Happening) -> TaskRow:
    """TaskVerified."""
    return row.but(status=TaskStatus.VERIFIED, verified=now.judgement(now.fact.opinion))


def endorsed(row: TaskRow, now: Happening) -> TaskRow:
    """ClosureEndorsed."""
    return row.but(endorsed=now.judgement(now.fact.opinion))


def closed(row: TaskRow, now: Happening) -> TaskRow:
    """TaskClosed."""
    after = row.afterwards
    waiting = LookBackRow(closed_on=now.day, due=now.fact.look_back_due)
    return row.but(
        status=TaskStatus.CLOSED,
        afterwards=replace(after, look_backs=(*after.look_backs, waiting)),
        closed_on=now.day,
        result_class=now.fact.result_class,
        look_back_due=now.fact.look_back_due,
    )


RULES: Rules = {
    verification.MeasureVerified: measure_verified,
    verification.MeasureReturned: measure_returned,
    verification.TaskVerified: task_verified,
    closing.ClosureEndorsed: endorsed,
    closing.TaskClosed: closed,
}
