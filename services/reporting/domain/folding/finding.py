"""Findings: registered, answered, traced to their causes, linked."""

from contracts.events import finding
from contracts.events.findings import analysis
from services.reporting.domain.folding.happening import Happening, Rules, fields
from services.reporting.domain.rows.findings.finding import FindingRow, Link, Response


def registered(_: None, now: Happening) -> FindingRow:
    """FindingRegistered."""
    values = fields(now.fact, FindingRow)
    return FindingRow(id=now.event.aggregate_id, source=now.fact.source_as_written, **values)


def responded(row: FindingRow, now: Happening) -> FindingRow:
    """ManagementResponseRecorded."""
    fact = now.fact
    answer = Response(
        unit=fact.responding_unit,
        stance=fact.stance,
        text=fact.text,
        done_by=fact.done_by,
        answered_on=now.day,
    )
    return row.but(responses=(*row.responses, answer))


def traced(row: FindingRow, now: Happening) -> FindingRow:
    """RootCauseRecorded: the newest one counts."""
    return row.but(root_cause=now.fact.root_cause)


def linked(row: FindingRow, now: Happening) -> FindingRow:
    """FindingLinked, as seen from this finding."""
    fact = now.fact
    link = Link(
        finding=fact.other,
        campaign=fact.other_finding.campaign,
        number=fact.other_finding.number,
        relation=fact.relation,
        reason=fact.reason,
    )
    return row.but(links=(*row.links, link))


RULES: Rules = {
    finding.FindingRegistered: registered,
    analysis.ManagementResponseRecorded: responded,
    analysis.RootCauseRecorded: traced,
    analysis.FindingLinked: linked,
}
