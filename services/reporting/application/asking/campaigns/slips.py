"""Notices and supervision slips, and which of them wait for an answer."""

from uuid import UUID

from services.reporting.application.asking.desk import View
from services.reporting.application.reading.reader import Reader
from services.reporting.domain.rows.supervision.slip import SlipRow


async def slips(view: View, reader: Reader, campaign: UUID | None) -> list[SlipRow]:
    """Those that the reader may see: all, or those to their own units."""
    rows = await view.snapshot.all(SlipRow, campaign)
    scope = reader.scope
    seen = [row for row in rows if scope.everything or row.unit in scope.units]
    return sorted(seen, key=lambda row: (row.issued_on, row.document_number))
