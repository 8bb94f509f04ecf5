"""Units asked whether they have a finding too, and what they answered."""

from contracts.events.findings import replication
from services.reporting.domain.folding.happening import Happening, Rules, fields
from services.reporting.domain.rows.findings.finding import FindingRow
from services.reporting.domain.rows.findings.replica import ReplicaRow


def replicated(row: FindingRow, now: Happening) -> FindingRow:
    """FindingReplicated: the units asked, beside those asked before."""
    return row.but(replicas=(*row.replicas, *now.fact.asked))


def asked(_: None, now: Happening) -> ReplicaRow:
    """ReplicaAsked."""
    fact = now.fact
    return ReplicaRow(
        id=now.event.aggregate_id,
        campaign=fact.finding.campaign,
        finding=fact.of_finding,
        finding_number=fact.finding.number,
        text=fact.text,
        unit=fact.unit_asked,
        because_of=fact.because_of,
        request=fact.request,
        asked_on=now.day,
        due=fact.due,
    )


def answered(row: ReplicaRow, now: Happening) -> ReplicaRow:
    """ReplicaAnswered."""
    said = fields(now.fact, ReplicaRow)
    told = {name: said[name] for name in ("answer", "explanation", "late", "task", "task_number")}
    return row.but(**told, answered_on=now.day)


def clock_passed(row: ReplicaRow, _: Happening) -> ReplicaRow:
    """ReplicaClockPassed: that it is overdue is seen from the row at any moment."""
    return row


RULES: Rules = {
    replication.FindingReplicated: replicated,
    replication.ReplicaAsked: asked,
    replication.ReplicaAnswered: answered,
    replication.ReplicaClockPassed: clock_passed,
}
