"""Units renamed, moved, closed and merged (office); a unit keeps its code for good.

A change is recorded once its day has come: what is planned is no fact yet. A unit is not closed
while it leads a task that has to be worked: nobody could act on it any more. What is kept up stays
with a closed unit, and all tasks with a merged one, until the leading group transfers them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from contracts.events.directory.unit import UnitClosed, UnitMerged, UnitMoved, UnitRenamed
from contracts.events.fact import UnitCode
from services.ledger.domain.directory.unit import Unit
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.kernel.refusals import GuardRefused


class RenameUnit(Command):
    """Give the unit another name; its code stays."""

    name: Line
    short_name: Line | None = None
    valid_from: date


class MoveUnit(Command):
    """Put the unit, with all that stands below it, below another parent."""

    parent: UnitCode
    valid_from: date


class CloseUnit(Command):
    """Dissolve a unit in which nobody holds a post and below which no open unit stands."""

    valid_from: date
    reason: Text


class MergeUnit(Command):
    """Let the unit go over into another one; the posts in it end today."""

    into: UnitCode
    valid_from: date
    reason: Text


@dataclass(frozen=True)
class Tree:
    """What the directory says at this moment: parents of the open units, posts that go on.

    `staffed` are the units in which somebody holds, or will hold, a post beyond today.
    """

    today: date
    parents: Mapping[str, str | None] = field(default_factory=dict)
    staffed: frozenset[str] = frozenset()

    def stands_below(self, code: str, above: str) -> bool:
        """Whether the unit is the other one or stands below it."""
        seen: set[str] = set()
        at: str | None = code
        while at is not None and at not in seen:
            if at == above:
                return True
            seen.add(at)
            at = self.parents.get(at)
        return False


def rename_unit(unit: Unit, command: RenameUnit, tree: Tree) -> UnitRenamed:
    """The unit is open, and something of its name changes."""
    code = _require_changeable(unit, command.valid_from, tree)
    if (command.name, command.short_name) == (unit.name, unit.short_name):
        raise GuardRefused("unit_unchanged", "the unit bears this name already")
    return UnitRenamed(code=code, former_name=unit.name, **command.fields())


def move_unit(unit: Unit, command: MoveUnit, parent: Unit, tree: Tree) -> UnitMoved:
    """The new parent is open and does not stand below the unit itself."""
    code = _require_changeable(unit, command.valid_from, tree)
    _require_target(parent, command.parent)
    if command.parent == unit.parent:
        raise GuardRefused(
            "unit_unchanged", "the unit stands below {parent} already", parent=unit.parent
        )
    if tree.stands_below(command.parent, code):
        raise GuardRefused(
            "unit_tree", "{parent} is the unit itself or stands below it", parent=command.parent
        )
    return UnitMoved(code=code, former_parent=unit.parent, **command.fields())


def close_unit(unit: Unit, command: CloseUnit, tree: Tree) -> UnitClosed:
    """Every post in it has ended, today at the latest, and no open unit stands below it."""
    code = _require_changeable(unit, command.valid_from, tree)
    if code in tree.staffed:
        raise GuardRefused("unit_staffed", "posts in {unit} are held beyond today", unit=code)
    _require_leaf(code, tree)
    return UnitClosed(code=code, **command.fields())


def require_no_task(code: str, led: Sequence[str]) -> None:
    """Refuse to close a unit that leads these tasks, named by their numbers."""
    if led:
        raise GuardRefused(
            "unit_leads_tasks",
            "{unit} leads tasks {numbers}; transfer them first",
            unit=code,
            numbers=led,
        )


def merge_unit(unit: Unit, command: MergeUnit, into: Unit, tree: Tree) -> UnitMerged:
    """The successor is another unit that is open; no open unit stands below the one that ends."""
    code = _require_changeable(unit, command.valid_from, tree)
    _require_target(into, command.into)
    if command.into == code:
        raise GuardRefused("unit_tree", "a unit cannot be merged into itself")
    _require_leaf(code, tree)
    return UnitMerged(code=code, **command.fields())


def _require_changeable(unit: Unit, day: date, tree: Tree) -> str:
    registered = unit.require_open().registered
    if day > tree.today:
        raise GuardRefused("unit_day", "a change of a unit is recorded once its day has come")
    if day < unit.changed_on:
        raise GuardRefused(
            "unit_day", "the unit changed last on {day}, later than this", day=unit.changed_on
        )
    return registered.code if registered else ""


def _require_target(unit: Unit, code: str) -> None:
    if not unit.exists:
        raise GuardRefused("unit_unknown", "not registered: {units}", units=[code])
    unit.require_open()


def _require_leaf(code: str, tree: Tree) -> None:
    below = sorted(one for one, parent in tree.parents.items() if parent == code)
    if below:
        raise GuardRefused("unit_tree", "open units stand below it: {units}", units=below)
