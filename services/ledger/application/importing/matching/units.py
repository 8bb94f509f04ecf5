"""Names of units to codes and groups: by the clerk's options, code, name, short name, group."""

from collections import defaultdict
from dataclasses import dataclass

from services.ledger.application.importing.directory import Directory, KnownUnit
from services.ledger.application.importing.matching.nearest import Neighbours, plain
from services.ledger.application.importing.options import ImportOptions
from services.ledger.application.importing.sheet import CellRef


@dataclass(frozen=True, slots=True)
class UnknownUnit:
    """A name that the directory does not know: the nearest (name, code), and where it stands."""

    name: str
    nearest: tuple[tuple[str, str], ...]
    places: tuple[CellRef, ...]


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """What a name means: one code, one group, several codes, or nothing."""

    codes: tuple[str, ...] = ()
    group: str | None = None

    @property
    def known(self) -> bool:
        """Whether exactly one unit or a group is meant."""
        return self.group is not None or len(self.codes) == 1


class UnitNames:
    """Resolves names of units and remembers those that are unknown."""

    def __init__(self, directory: Directory, options: ImportOptions) -> None:
        self._by_code = {unit.code: unit for unit in directory.units}
        self._by_name = _index(directory.units)
        self._groups = {plain(g): g for unit in directory.units for g in unit.groups}
        self._mapping = {plain(name): target for name, target in options.mapping.items()}
        self._register = {plain(name): unit.code for name, unit in options.register.items()}
        self._offered = {g: g for g in self._groups.values()}
        self._offered |= {unit.name: unit.code for unit in directory.units}
        short = {u.short_name: u.name for u in directory.units if u.short_name}
        self._neighbours = Neighbours(short | {name: name for name in self._offered})
        self._unknown: dict[str, list[CellRef]] = defaultdict(list)

    def match(self, name: str) -> UnitMatch:
        """What the name means; a mapping to an unknown code is not the cell's fault."""
        wanted = plain(name)
        if wanted in self._mapping:
            target = self._mapping[wanted]
            known = self._known(target)
            return known if known.known else UnitMatch((target,))
        found = self._known(name)
        if not found.known and not found.codes and wanted in self._register:
            return UnitMatch((self._register[wanted],))
        return found

    def _known(self, name: str) -> UnitMatch:
        if name.strip() in self._by_code:
            return UnitMatch((name.strip(),))
        wanted = plain(name)
        if codes := self._by_name.get(wanted):
            return UnitMatch(tuple(codes))
        return UnitMatch(group=self._groups.get(wanted))

    def title(self, code: str) -> str:
        """The name of a unit, its code where it is only being registered."""
        unit = self._by_code.get(code)
        return unit.name if unit else code

    def labels(self, code: str) -> tuple[str, ...]:
        """Name, short name and code of a unit."""
        unit = self._by_code.get(code)
        return (unit.name, unit.short_name or unit.name, code) if unit else (code,)

    def note_unknown(self, name: str, at: CellRef) -> bool:
        """Remember where an unknown name stands; whether it is the first time."""
        places = self._unknown[name]
        places.append(at)
        return len(places) == 1

    def nearest(self, name: str) -> tuple[tuple[str, str], ...]:
        """The nearest names with their codes; a group stands for itself."""
        return tuple((near, self._offered[near]) for near in self._neighbours.nearest(name))

    def unknown(self) -> tuple[UnknownUnit, ...]:
        """Every unknown name, in the order they were met."""
        return tuple(
            UnknownUnit(name, self.nearest(name), tuple(places))
            for name, places in self._unknown.items()
        )


def _index(units: tuple[KnownUnit, ...]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for unit in units:
        for name in {plain(unit.name), plain(unit.short_name or unit.name)}:
            index.setdefault(name, []).append(unit.code)
    return index
