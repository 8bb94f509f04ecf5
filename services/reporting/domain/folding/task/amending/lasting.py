"""Stages reached, and tasks kept up for long."""

from contracts.events.task.amending import lasting
from contracts.words import MeasureStatus, ResultClass, TaskStatus
from services.reporting.domain.folding.happening import Happening, Rules
from services.reporting.domain.rows.task import TaskRow


def reached(row: TaskRow, now: Happening) -> TaskRow:
    """MilestoneReached: planned again; a stage that was late stays in the task's record."""
    fact = now.fact
    measure = row.measure(fact.measure)
    changed = measure.but(
        status=MeasureStatus.PLANNED,
        next_milestone=fact.next_milestone,
        stages=(*measure.stages, now.judgement(fact.opinion)),
    )
    return row.but(measures=row.with_measure(changed), ever_overdue=row.ever_overdue or fact.late)


def classified(row: TaskRow, now: Happening) -> TaskRow:
    """TaskClassifiedLongTerm."""
    fact = now.fact
    measures = tuple(
        one.but(status=MeasureStatus.PLANNED, next_milestone=fact.next_milestone)
        if one.number in fact.resumed
        else one
        for one in row.measures
    )
    return row.but(
        status=TaskStatus.LONG_TERM,
        measures=measures,
        result_class=ResultClass.LONG_TERM,
        endorsed=None,
    )


def ended(row: TaskRow, _: Happening) -> TaskRow:
    """LongTermEnded."""
    return row.but(status=TaskStatus.IN_PROGRESS, result_class=None)


RULES: Rules = {
    lasting.MilestoneReached: reached,
    lasting.TaskClassifiedLongTerm: classified,
    lasting.LongTermEnded: ended,
}
