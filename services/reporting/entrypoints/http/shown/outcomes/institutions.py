"""The register of institutions as HTTP shows it."""

from services.reporting.application.asking.desk import View
from services.reporting.domain.rows.outcomes.institution import InstitutionRow
from services.reporting.entrypoints.http.shown import parts


class ShownInstitution(parts.Shown):
    """A rule, with the unit that answers for it."""

    unit: parts.ShownUnit
    institution: InstitutionRow


class InstitutionList(parts.Shown):
    """Rules in the order of their dates."""

    items: list[ShownInstitution]
    seen_at: parts.SeenAt


def shown_institution(view: View, row: InstitutionRow) -> ShownInstitution:
    """One rule."""
    return ShownInstitution(unit=parts.unit(view, row.unit), institution=row)
