"""Measures proposed, approved, returned."""

from contracts.events.task import planning
from contracts.words import TaskStatus
from services.reporting.domain.folding.happening import Happening, Rules
from services.reporting.domain.folding.task.assignment import planned
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.rows.turns.working import Progress


def proposed(row: TaskRow, now: Happening) -> TaskRow:
    """MeasuresProposed."""
    return row.but(measures=planned(now.fact.measures), plan_proposed=True)


def approved(row: TaskRow, now: Happening) -> TaskRow:
    """PlanApproved: measures and first deadlines are fixed here."""
    measures = planned(now.fact.measures, approved=True)
    progress = Progress(now.fact.progress_due, row.progress.reports)
    row = row.but(progress=progress)
    return row.but(status=TaskStatus.IN_PROGRESS, measures=measures, plan_approved=True)


def returned(row: TaskRow, _: Happening) -> TaskRow:
    """PlanReturned."""
    return row.but(plan_returns=row.plan_returns + 1, plan_proposed=False)


RULES: Rules = {
    planning.MeasuresProposed: proposed,
    planning.PlanApproved: approved,
    planning.PlanReturned: returned,
}
