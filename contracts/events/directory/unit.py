"""Facts of a unit (单位), a node of the tree."""

from datetime import date
from typing import ClassVar

from contracts.events.fact import Fact, UnitCode


class UnitFact(Fact):
    """A fact of one unit, which its code names for good."""

    aggregate: ClassVar[str] = "unit"
    code: UnitCode


class UnitRegistered(UnitFact):
    """A unit exists from `valid_from` on; its code never changes."""

    topic: ClassVar[str] = "unit.registered.v1"
    name: str
    short_name: str | None = None
    parent: UnitCode | None = None
    kind: str | None = None
    groups: tuple[str, ...] = ()
    valid_from: date


class UnitRenamed(UnitFact):
    """The unit bears another name from `valid_from` on."""

    topic: ClassVar[str] = "unit.renamed.v1"
    name: str
    short_name: str | None = None
    former_name: str
    valid_from: date


class UnitMoved(UnitFact):
    """The unit, with all that stands below it, is below another parent from `valid_from` on."""

    topic: ClassVar[str] = "unit.moved.v1"
    parent: UnitCode
    former_parent: UnitCode | None = None
    valid_from: date


class UnitClosed(UnitFact):
    """The unit is dissolved from `valid_from` on: no post and no task is given to it any more."""

    topic: ClassVar[str] = "unit.closed.v1"
    valid_from: date
    reason: str


class UnitMerged(UnitFact):
    """The unit went over into another one, which it precedes from `valid_from` on.

    Whoever held a post in it counts as of the successor when independence is judged.
    """

    topic: ClassVar[str] = "unit.merged.v1"
    into: UnitCode
    valid_from: date
    reason: str
