"""Every kind of row by its name, for whoever stores rows as JSON and reads them again."""

from services.reporting.domain.rows.campaign import CampaignRow, FindingRow
from services.reporting.domain.rows.case import CaseRow
from services.reporting.domain.rows.directory import OfficerRow, UnitRow
from services.reporting.domain.rows.row import Row
from services.reporting.domain.rows.task import TaskRow

KINDS: dict[str, type[Row]] = {
    row.kind: row for row in (CampaignRow, FindingRow, TaskRow, UnitRow, OfficerRow, CaseRow)
}


def row_of(kind: str, body: str | bytes) -> Row:
    """The row whose canonical JSON this is. Raises KeyError for an unknown kind."""
    return KINDS[kind].model_validate_json(body)
