"""The register of institutions (R10): which rules there are, and whether they are in force."""

from services.reporting.application.asking.desk import View
from services.reporting.application.reading.reader import Reader
from services.reporting.domain.rows.outcomes.institution import InstitutionRow


async def institutions(view: View, reader: Reader) -> list[InstitutionRow]:
    """Those that the reader may see: all, or those that their own units answer for."""
    rows = await view.snapshot.all(InstitutionRow)
    scope = reader.scope
    seen = [row for row in rows if scope.everything or row.unit in scope.units]
    return sorted(seen, key=lambda row: (row.dated, row.document_number))
