"""Contributions, evidence and submissions."""

from dataclasses import replace

from contracts.events.task import work
from contracts.words import MeasureStatus
from services.reporting.domain.folding.happening import FoldError, Happening, Rules
from services.reporting.domain.rows.measure import EvidenceRow, Round
from services.reporting.domain.rows.task import ContributionRow, TaskRow


def contribution_requested(row: TaskRow, now: Happening) -> TaskRow:
    """ContributionRequested."""
    fact = now.fact
    asked = ContributionRow(
        number=fact.contribution, unit=fact.unit_asked, request=fact.request, due=fact.due
    )
    return row.but(contributions=(*row.contributions, asked))


def contribution_made(row: TaskRow, now: Happening) -> TaskRow:
    """ContributionMade."""
    return _contribution(row, now, "made")


def contribution_waived(row: TaskRow, now: Happening) -> TaskRow:
    """ContributionWaived."""
    return _contribution(row, now, "waived")


def evidence_attached(row: TaskRow, now: Happening) -> TaskRow:
    """EvidenceAttached."""
    fact = now.fact
    measure = row.measure(fact.measure)
    file = EvidenceRow(
        sha256=fact.sha256,
        file_name=fact.file_name,
        media_type=fact.media_type,
        size=fact.size,
        attached_at=now.at,
        attached_by=now.person,
        dated=fact.dated,
        description=fact.description,
    )
    return row.but(measures=row.with_measure(measure.but(evidence=(*measure.evidence, file))))


def submitted(row: TaskRow, now: Happening) -> TaskRow:
    """MeasureSubmitted: timely up to the end of the deadline, or milestone, it was made under."""
    fact = now.fact
    measure = row.measure(fact.measure)
    due = fact.deadline or measure.milestone
    made = Round(
        number=fact.round,
        submitted_at=now.at,
        day=now.day,
        timely=due is None or now.day <= due,
        report=fact.report,
        submitted_by=now.person,
        evidence=fact.evidence,
        review_due=fact.review_due,
    )
    changed = measure.but(status=MeasureStatus.SUBMITTED, rounds=(*measure.rounds, made))
    return row.but(measures=row.with_measure(changed))


def _contribution(row: TaskRow, now: Happening, state: str) -> TaskRow:
    number = now.fact.contribution
    if all(asked.number != number for asked in row.contributions):
        raise FoldError(f"contribution {number} was never asked for")
    return row.but(
        contributions=tuple(
            replace(asked, state=state) if asked.number == number else asked
            for asked in row.contributions
        )
    )


RULES: Rules = {
    work.ContributionRequested: contribution_requested,
    work.ContributionMade: contribution_made,
    work.ContributionWaived: contribution_waived,
    work.EvidenceAttached: evidence_attached,
    work.MeasureSubmitted: submitted,
}
