"""The whole workbook, sheet by sheet in the order in which offices keep it."""

from collections.abc import Sequence

from services.reporting.application.exporting.extract import Extract
from services.reporting.application.exporting.sheets.basis import basis_sheet
from services.reporting.application.exporting.sheets.ledger import ledger_sheet
from services.reporting.application.exporting.sheets.lists import (
    findings_sheet,
    responsibilities_sheet,
    tasks_sheet,
)
from services.reporting.application.exporting.sheets.record import events_sheet, figures_sheet
from services.reporting.application.exporting.table import Sheet


def workbook(extract: Extract) -> Sequence[Sheet]:
    """The sheets of a campaign's workbook."""
    return (
        findings_sheet(extract),
        tasks_sheet(extract),
        responsibilities_sheet(extract),
        ledger_sheet(extract),
        events_sheet(extract),
        figures_sheet(extract),
        basis_sheet(extract),
    )
