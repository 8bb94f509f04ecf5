"""Facts of a unit (单位), a node of the tree."""

from datetime import date
from typing import ClassVar

from contracts.events.fact import Fact, UnitCode


class UnitRegistered(Fact):
    """A unit exists from `valid_from` on; its code never changes."""

    topic: ClassVar[str] = "unit.registered.v1"
    aggregate: ClassVar[str] = "unit"
    code: UnitCode
    name: str
    short_name: str | None = None
    parent: UnitCode | None = None
    kind: str | None = None
    groups: tuple[str, ...] = ()
    valid_from: date
