"""The tree of units: who stands below whom."""

from collections import defaultdict
from collections.abc import Iterable

from services.reporting.domain.rows.directory import UnitRow


class UnitTree:
    """Units by code, and the way down; a parent that does not exist is no error.

    A merged unit stands below its successor.
    """

    def __init__(self, units: Iterable[UnitRow]) -> None:
        self.by_code = {unit.code: unit for unit in units}
        self._children: dict[str, list[str]] = defaultdict(list)
        for unit in self.by_code.values():
            above = unit.merged_into or unit.parent
            if above is not None:
                self._children[above].append(unit.code)

    def below(self, codes: Iterable[str]) -> frozenset[str]:
        """These units and everything below them."""
        found: set[str] = set()
        waiting = list(codes)
        while waiting:
            code = waiting.pop()
            if code not in found:
                found.add(code)
                waiting.extend(self._children[code])
        return frozenset(found)

    def children(self, code: str) -> tuple[str, ...]:
        """The units right below it, in the order of their registration."""
        return tuple(self._children.get(code, ()))

    def roots(self) -> tuple[str, ...]:
        """The units above which none stands that is known."""
        return tuple(
            code
            for code, unit in self.by_code.items()
            if (unit.merged_into or unit.parent) not in self.by_code
        )

    def name(self, code: str | None) -> str | None:
        """The unit's name; its code where the directory does not know it."""
        if code is None:
            return None
        unit = self.by_code.get(code)
        return unit.name if unit else code
