"""A unit (单位): a node of the tree, whose code is its identity for good."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from contracts.envelope import Event
from contracts.events.directory.unit import (
    UnitClosed,
    UnitMerged,
    UnitMoved,
    UnitRegistered,
    UnitRenamed,
)
from contracts.events.fact import UnitCode
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.command import Command, Line
from services.ledger.domain.kernel.refusals import GuardRefused


@dataclass(frozen=True)
class Unit(Aggregate):
    """What the rules need to know of a unit."""

    word: ClassVar[str] = "unit"
    registered: UnitRegistered | None = None
    name: str = ""
    short_name: str | None = None
    parent: str | None = None
    changed_on: date = date.min
    closed: bool = False

    def require_open(self) -> "Unit":
        """This unit, which exists and was neither closed nor merged."""
        self.require()
        if self.closed and self.registered:
            raise GuardRefused(
                "unit_closed", "the unit {unit} is closed", unit=self.registered.code
            )
        return self


def _registered(unit: Unit, fact: UnitRegistered, _: Event) -> Unit:
    return replace(
        unit,
        registered=fact,
        name=fact.name,
        short_name=fact.short_name,
        parent=fact.parent,
        changed_on=fact.valid_from,
    )


def _renamed(unit: Unit, fact: UnitRenamed, _: Event) -> Unit:
    return replace(unit, name=fact.name, short_name=fact.short_name, changed_on=fact.valid_from)


def _moved(unit: Unit, fact: UnitMoved, _: Event) -> Unit:
    return replace(unit, parent=fact.parent, changed_on=fact.valid_from)


def _ended(unit: Unit, fact: UnitClosed | UnitMerged, _: Event) -> Unit:
    return replace(unit, closed=True, changed_on=fact.valid_from)


Unit.folds = {
    UnitRegistered: _registered,
    UnitRenamed: _renamed,
    UnitMoved: _moved,
    UnitClosed: _ended,
    UnitMerged: _ended,
}


class RegisterUnit(Command):
    """Add a unit below its parent; the root has none."""

    code: UnitCode
    name: Line
    short_name: Line | None = None
    parent: UnitCode | None = None
    kind: Line | None = None
    groups: tuple[Line, ...] = ()
    valid_from: date


def register_unit(unit: Unit, command: RegisterUnit, parent: Unit | None) -> UnitRegistered:
    """The unit is registered when its code is new and its parent exists."""
    unit.require_new()
    if command.parent == command.code:
        raise GuardRefused("unit_tree", "a unit cannot be below itself")
    if command.parent is not None and (parent is None or not parent.exists):
        raise GuardRefused(
            "unit_tree", "the parent unit {parent} is not registered", parent=command.parent
        )
    if parent is not None:
        parent.require_open()
    return UnitRegistered(**command.model_dump())
