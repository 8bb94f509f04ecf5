"""One draw at random: announced, made, and what its spot checks found (抽取)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.words import AlwaysDrawn, DrawKind, SpotCheckResult
from services.reporting.domain.rows.row import Part, PlainRow


class SeedRow(Part):
    """Where the seed comes from: the root of a signed checkpoint over so many leaves."""

    root: str
    origin: str
    tree_size: int


class CandidateRow(Part):
    """A task of the population, and why it was drawn in any case, if so."""

    task: UUID
    number: str
    always: tuple[AlwaysDrawn, ...] = ()


class ConclusionRow(Part):
    """What a spot check found of a task."""

    task: UUID
    number: str
    result: SpotCheckResult
    opinion: str
    concluded_on: date


class DrawRow(PlainRow):
    """All that anybody needs to draw again; `made_on` is None as long as it is only announced."""

    kind: ClassVar[str] = "draw"
    campaign: UUID
    draw_kind: DrawKind
    draw_number: int
    percent: int
    due_until: date | None = None
    units: tuple[str, ...] = ()
    purpose: str
    announced_on: date
    made_on: date | None = None
    method: str | None = None
    seed: SeedRow | None = None
    population: tuple[CandidateRow, ...] = ()
    drawn: tuple[UUID, ...] = ()
    not_drawn: tuple[UUID, ...] = ()
    look_back_by: date | None = None
    concluded: tuple[ConclusionRow, ...] = ()
