"""Parts that facts of several aggregates share."""

from datetime import date
from uuid import UUID

from pydantic import Field

from contracts.events.fact import Data, Sha256, UnitCode
from contracts.words import MeasureType


class Origin(Data):
    """The row of a file that a fact was read from, with its cells as written.

    Columns that name people or their telephone numbers are left out.
    """

    file_sha256: Sha256
    sheet: str
    rows: tuple[int, ...]
    cells: dict[str, str] = Field(default_factory=dict)


class PostHolder(Data):
    """A person in a post: opaque id, the post's title, the unit of the post."""

    officer: UUID
    post: str
    unit: UnitCode


class UnitGroup(Data):
    """A group named in a list (各学院), with the units it meant at that moment."""

    name: str
    units: tuple[UnitCode, ...]


class Independence(Data):
    """What the guard of independence read: the doer's appointments at that version."""

    officer: UUID
    officer_version: int
    held_since: date


class MeasurePlan(Data):
    """A concrete step (整改措施). `number` is unique in its task and never reused.

    `deadline` is the day at whose end (24:00, organisation's time) the measure is due; None
    for 长期坚持, which has `first_milestone` instead. `owner` answers for the work.
    """

    number: int
    text: str
    type: MeasureType
    deadline: date | None = None
    deadline_derived: bool = False
    first_milestone: date | None = None
    deliverable: str | None = None
    institution: str | None = None
    owner: UUID | None = None
    deadline_as_written: str | None = None
    declared_progress: str | None = None


class Responsibility(Data):
    """Who answers for a task (责任清单); in a draft any part may still be missing."""

    leader: PostHolder | None = None
    first_responsible: UUID | None = None
    lead_unit: UnitCode | None = None
    cooperating: tuple[UnitCode, ...] = ()
    groups: tuple[UnitGroup, ...] = ()
    handler: UUID | None = None
