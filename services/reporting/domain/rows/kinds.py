"""Every kind of row by its name, and its canonical JSON, for whoever stores rows."""

from services.reporting.domain.rows.campaign import CampaignRow
from services.reporting.domain.rows.case import CaseRow
from services.reporting.domain.rows.directory import OfficerRow, UnitRow
from services.reporting.domain.rows.findings.finding import FindingRow
from services.reporting.domain.rows.findings.replica import ReplicaRow
from services.reporting.domain.rows.outcomes.feedback import FeedbackRow
from services.reporting.domain.rows.outcomes.institution import InstitutionRow
from services.reporting.domain.rows.outcomes.result import ResultRow
from services.reporting.domain.rows.row import PlainRow
from services.reporting.domain.rows.supervision.draw import DrawRow
from services.reporting.domain.rows.supervision.slip import SlipRow

KINDS: dict[str, type[PlainRow]] = {
    row.kind: row
    for row in (
        *(CampaignRow, FindingRow, ReplicaRow, SlipRow, DrawRow),
        *(UnitRow, OfficerRow, CaseRow, InstitutionRow, ResultRow, FeedbackRow),
    )
}
"""All but tasks, whose versions are stored as what changed (see `versions`)."""


def row_of(kind: str, body: str | bytes) -> PlainRow:
    """The row whose canonical JSON this is. Raises KeyError for an unknown kind."""
    return KINDS[kind].model_validate_json(body)
