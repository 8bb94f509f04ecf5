"""Progress reports, superseded evidence, measures changed."""

from dataclasses import replace
from typing import Any

from contracts.events.task.turns import measures, working
from contracts.words import MeasureStatus
from services.reporting.domain.folding.happening import Happening, Rules
from services.reporting.domain.folding.task.assignment import planned
from services.reporting.domain.folding.task.work import evidence_attached
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.rows.turns.handing import EndRow
from services.reporting.domain.rows.turns.working import ChangeRow, ProgressRow


def reported(row: TaskRow, now: Happening) -> TaskRow:
    """ProgressReported."""
    fact = now.fact
    made = ProgressRow(fact.since, fact.until, fact.text, fact.percent, now.day, fact.late)
    reports = (*row.progress.reports, made)
    return row.but(progress=replace(row.progress, due=fact.next_due, reports=reports))


def superseded(row: TaskRow, now: Happening) -> TaskRow:
    """EvidenceSuperseded: the older file stays, and names the one in its place."""
    fact = now.fact
    measure = row.measure(fact.measure)
    kept = tuple(
        replace(file, superseded_by=fact.sha256) if file.sha256 == fact.superseded else file
        for file in measure.evidence
    )
    return evidence_attached(row.but(measures=row.with_measure(measure.but(evidence=kept))), now)


def asked(row: TaskRow, now: Happening) -> TaskRow:
    """MeasureChangeRequested."""
    plan = now.fact.replacement
    replacement = f"{plan.number} {plan.text}" if plan else None
    return _changes(row, now, asked=ChangeRow(now.fact.reason, now.day, replacement))


def refused(row: TaskRow, now: Happening) -> TaskRow:
    """MeasureChangeRefused."""
    return _changes(row, now, asked=None, refused=EndRow(now.fact.reason, now.day))


def cancelled(row: TaskRow, now: Happening) -> TaskRow:
    """MeasureCancelled."""
    gone = _changes(row, now, asked=None, cancelled=EndRow(now.fact.reason, now.day))
    measure = gone.measure(now.fact.measure).but(status=MeasureStatus.CANCELLED)
    return gone.but(measures=gone.with_measure(measure))


def replaced(row: TaskRow, now: Happening) -> TaskRow:
    """MeasureReplaced: the other measure begins under its own number."""
    gone = _changes(cancelled(row, now), now, replaced_by=now.fact.replacement.number)
    new = planned((now.fact.replacement,), approved=True)
    return gone.but(measures=(*gone.measures, *new))


def _changes(row: TaskRow, now: Happening, **fields: Any) -> TaskRow:
    measure = row.measure(now.fact.measure)
    changed = measure.but(changes=replace(measure.changes, **fields))
    return row.but(measures=row.with_measure(changed))


RULES: Rules = {
    working.ProgressReported: reported,
    working.EvidenceSuperseded: superseded,
    measures.MeasureChangeRequested: asked,
    measures.MeasureChangeRefused: refused,
    measures.MeasureCancelled: cancelled,
    measures.MeasureReplaced: replaced,
}
