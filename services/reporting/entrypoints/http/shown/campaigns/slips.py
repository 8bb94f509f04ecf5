"""Notices and supervision slips as HTTP shows them."""

from services.reporting.application.asking.desk import View
from services.reporting.domain.rows.supervision.slip import SlipRow
from services.reporting.entrypoints.http.shown import parts


class ShownSlip(parts.Shown):
    """A notice or slip to a unit, and whether its answer is overdue."""

    unit: parts.ShownUnit
    slip: SlipRow
    overdue: bool


class SlipList(parts.Shown):
    """Notices and slips in the order of issue."""

    items: list[ShownSlip]
    seen_at: parts.SeenAt


def shown_slip(view: View, row: SlipRow) -> ShownSlip:
    """One notice or slip."""
    return ShownSlip(unit=parts.unit(view, row.unit), slip=row, overdue=row.overdue(view.today))
