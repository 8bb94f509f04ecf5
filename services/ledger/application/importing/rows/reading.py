"""What reading rows needs beside the row: options, names, and how names become faults."""

from dataclasses import dataclass

from services.ledger.application.importing.forms.columns import Field
from services.ledger.application.importing.forms.table import RowReader
from services.ledger.application.importing.matching.officers import Duty, OfficerNames
from services.ledger.application.importing.matching.units import UnitMatch, UnitNames
from services.ledger.application.importing.options import ImportOptions
from services.ledger.application.importing.sheet import NamedUnits, OfficerRef
from services.ledger.application.importing.wording.names import Name, split_names, split_spaces

NONE_NEAR = "—"


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A name of a cell and what it means."""

    name: Name
    match: UnitMatch


@dataclass(frozen=True, slots=True)
class Reading:
    """Turns the names of a row into codes and people, and blames the cell where it cannot."""

    options: ImportOptions
    units: UnitNames
    officers: OfficerNames

    def found_units(self, row: RowReader, field: Field) -> tuple[FoundUnit, ...] | None:
        """Every name in a cell with its meaning; None, with a fault, if any has none."""
        names = [n for name in split_names(row.text(field)) for n in self._parts(name)]
        found = [FoundUnit(name, self.units.match(name.text)) for name in names]
        unresolved = [unit for unit in found if not unit.match.known]
        for unit in unresolved:
            self._blame_unit(row, field, unit)
        return None if unresolved else tuple(found)

    def named_units(self, row: RowReader, field: Field) -> NamedUnits:
        """The units and groups of a cell; those known where some are not."""
        return as_named(self.found_units(row, field) or ())

    def officer(
        self, row: RowReader, field: Field, duty: Duty, lead: str | None
    ) -> OfficerRef | None:
        """The one person that a cell names; None, with a fault, if nobody or several do."""
        text = row.text(field)
        if not text:
            return None
        match = self.officers.match(text, duty, lead)
        if match.officer:
            return match.officer
        self._blame_officer(row, field, text, match.several)
        return None

    def _parts(self, name: Name) -> tuple[Name, ...]:
        if self.units.match(name.text).known:
            return (name,)
        return split_spaces(name)

    def _blame_unit(self, row: RowReader, field: Field, unit: FoundUnit) -> None:
        value = unit.name.text
        if unit.match.codes:
            names = "、".join(f"{self.units.title(c)}（{c}）" for c in unit.match.codes)
            row.fault(field, "ambiguous_unit", item=value, value=value, names=names)
        elif self.units.note_unknown(value, row.at):
            near = "、".join(f"{name}（{code}）" for name, code in self.units.nearest(value))
            row.fault(field, "unknown_unit", item=value, value=value, nearest=near or NONE_NEAR)

    def _blame_officer(
        self, row: RowReader, field: Field, text: str, several: tuple[str, ...]
    ) -> None:
        parts = split_names(text)
        if several:
            row.fault(field, "ambiguous_officer", value=text, names="、".join(several))
        elif len(parts) > 1:
            names = "、".join(part.text for part in parts)
            row.fault(field, "several_officers", names=names)
        else:
            near = "、".join(self.officers.nearest(text))
            row.fault(field, "unknown_officer", value=text, nearest=near or NONE_NEAR)


def as_named(found: tuple[FoundUnit, ...]) -> NamedUnits:
    """Codes and groups, each once, in the order of the cell."""
    codes = dict.fromkeys(code for unit in found for code in unit.match.codes)
    groups = dict.fromkeys(unit.match.group for unit in found if unit.match.group)
    return NamedUnits(tuple(codes), tuple(groups))
