"""Facts of draws at random (回头看抽取、抽查): announced, drawn, and what a spot check found.

The sample is computed by `taizhang-draw-1` (docs/reference/sampling.md), so that anybody can draw
again: all that goes into it stands in these facts.
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.fact import Data, Fact, Sha256, UnitCode
from contracts.events.parts import Independence
from contracts.words import AlwaysDrawn, DrawKind, SpotCheckResult


class DrawFact(Fact):
    """A fact of one draw: its kind, and its number among those of the kind in the campaign."""

    aggregate: ClassVar[str] = "draw"
    campaign: UUID
    draw_kind: DrawKind
    draw_number: int


class DrawAnnounced(DrawFact):
    """How a draw will be made was fixed, before anybody could know what it will draw.

    `percent` of those that are not always drawn. A look-back is of closed tasks that were due by
    the end of `due_until`, a spot check of open tasks led by `units`, of all where none is named.
    """

    topic: ClassVar[str] = "draw.announced.v1"
    percent: int
    due_until: date | None = None
    units: tuple[UnitCode, ...] = ()
    purpose: str


class Candidate(Data):
    """A task of the population, and why it is drawn in any case, if so."""

    task: UUID
    number: str
    always: tuple[AlwaysDrawn, ...] = ()


class Seed(Data):
    """The root of the first signed checkpoint that covers the announcement, and which it is.

    `tree_size` is the number of leaves under the root; `origin` names the log.
    """

    root: Sha256
    origin: str
    tree_size: int


class _Drawn(DrawFact):
    """The population, the seed, and what they come to."""

    method: str
    percent: int
    seed: Seed
    population: tuple[Candidate, ...]
    drawn: tuple[UUID, ...]
    not_drawn: tuple[UUID, ...]


class LookBackDrawn(_Drawn):
    """Which closed tasks are looked back at by the end of `look_back_by`; no others are due."""

    topic: ClassVar[str] = "draw.look_back_drawn.v1"
    due_until: date
    look_back_by: date


class SpotCheckDrawn(_Drawn):
    """Which open tasks are checked."""

    topic: ClassVar[str] = "draw.spot_check_drawn.v1"
    units: tuple[UnitCode, ...] = ()


class SpotCheckConcluded(DrawFact):
    """What was found of one of the tasks drawn."""

    topic: ClassVar[str] = "draw.spot_check_concluded.v1"
    task: UUID
    number: str
    result: SpotCheckResult
    opinion: str
    evidence_checked: tuple[Sha256, ...] = ()
    independence: Independence
