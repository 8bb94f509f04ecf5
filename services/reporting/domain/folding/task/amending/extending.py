"""Deadlines asked for, and moved: the first one stays, and so does what was late."""

from dataclasses import replace
from typing import Any

from contracts.events.task.amending import extending
from services.reporting.domain.folding.happening import FoldError, Happening, Rules
from services.reporting.domain.rows.measure import ExtensionRow, ExtensionState
from services.reporting.domain.rows.task import TaskRow


def requested(row: TaskRow, now: Happening) -> TaskRow:
    """ExtensionRequested."""
    fact = now.fact
    measure = row.measure(fact.measure)
    asked = ExtensionRow(
        number=fact.extension,
        deadline=fact.deadline,
        new_deadline=fact.new_deadline,
        reason=fact.reason,
        requested_on=fact.requested_on,
        decided_by=fact.decided_by,
        grounds=fact.grounds,
    )
    return row.but(measures=row.with_measure(measure.but(extensions=(*measure.extensions, asked))))


def endorsed(row: TaskRow, now: Happening) -> TaskRow:
    """ExtensionEndorsed."""
    return _went_on(row, now, state=ExtensionState.ENDORSED)


def granted(row: TaskRow, now: Happening) -> TaskRow:
    """ExtensionGranted: the plan has the new deadline, and `first_deadline` the old one."""
    fact = now.fact
    after = _went_on(row, now, state=ExtensionState.GRANTED, words=fact.opinion)
    measure = after.measure(fact.measure)
    plan = replace(measure.plan, deadline=fact.new_deadline, deadline_derived=False)
    return after.but(
        measures=after.with_measure(measure.but(plan=plan)),
        ever_overdue=row.ever_overdue or fact.late,
    )


def refused(row: TaskRow, now: Happening) -> TaskRow:
    """ExtensionRefused."""
    return _went_on(row, now, state=ExtensionState.REFUSED, words=now.fact.reasons)


def _went_on(row: TaskRow, now: Happening, **changes: Any) -> TaskRow:
    measure, number = row.measure(now.fact.measure), now.fact.extension
    if all(asked.number != number for asked in measure.extensions):
        raise FoldError(f"extension {number} was never asked for")
    extensions = tuple(
        replace(asked, **changes) if asked.number == number else asked
        for asked in measure.extensions
    )
    return row.but(measures=row.with_measure(measure.but(extensions=extensions)))


RULES: Rules = {
    extending.ExtensionRequested: requested,
    extending.ExtensionEndorsed: endorsed,
    extending.ExtensionGranted: granted,
    extending.ExtensionRefused: refused,
}
