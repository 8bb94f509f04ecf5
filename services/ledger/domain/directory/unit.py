"""A unit (单位): a node of the tree, whose code is its identity for good."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from contracts.envelope import Event
from contracts.events.directory.unit import UnitRegistered
from contracts.events.fact import UnitCode
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.command import Command, Line
from services.ledger.domain.kernel.refusals import GuardRefused


@dataclass(frozen=True)
class Unit(Aggregate):
    """What the rules need to know of a unit."""

    word: ClassVar[str] = "unit"
    registered: UnitRegistered | None = None


def _registered(unit: Unit, fact: UnitRegistered, _: Event) -> Unit:
    return replace(unit, registered=fact)


Unit.folds = {UnitRegistered: _registered}


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
    return UnitRegistered(**command.model_dump())
