"""The one campaign (批次) that a file belongs to."""

from services.ledger.application.importing.options import ImportOptions
from services.ledger.application.importing.remarks.faults import FaultBook
from services.ledger.application.importing.sheet import FindingDraft

CAMPAIGN_COLUMN = "批次"


def campaign_of(
    findings: tuple[FindingDraft, ...], options: ImportOptions, book: FaultBook
) -> str | None:
    """The clerk's name for the campaign, else the sheet's; a second name is a fault."""
    named = [finding for finding in findings if finding.campaign]
    for finding in named[1:]:
        first = named[0]
        if finding.campaign != first.campaign:
            book.add(
                finding.at.sheet,
                finding.at.row,
                CAMPAIGN_COLUMN,
                "several_campaigns",
                value=finding.campaign,
                first=first.campaign,
                first_row=first.at.row,
            )
    name = options.campaign or (named[0].campaign if named else None)
    if name is None:
        book.add("", 0, CAMPAIGN_COLUMN, "campaign_missing")
    return name
