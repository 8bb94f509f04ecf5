"""The read model: written in batches at a position, read as one consistent state."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol, TypeVar
from uuid import UUID

from services.reporting.application.ports.event_store import StoredEvent
from services.reporting.domain.coverage.subjects import CountedFinding, CountedTask
from services.reporting.domain.rows.row import Key, Row
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.standing.timeliness import Timeliness

R = TypeVar("R", bound=Row)


class Change(NamedTuple):
    """A row as it is from `position` on, and what it was before."""

    position: int
    row: Row
    before: Row | None


class ModelWriter(Protocol):
    """The model in one transaction; nobody else writes it meanwhile."""

    position: int

    async def current(self, keys: Collection[Key]) -> Mapping[Key, Row]:
        """The rows of these keys that there are."""

    async def apply(self, changes: Sequence[Change], position: int) -> None:
        """Add versions, and move on to the position."""


class WritableModel(Protocol):
    """A model that a projector keeps."""

    def writing(self) -> AbstractAsyncContextManager[ModelWriter]:
        """A transaction, committed if the block ends well."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which tasks a reader may see: all, or those of units and those that name the person."""

    everything: bool = False
    units: frozenset[str] = frozenset()
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list: sorted by what, after which row, how many."""

    sort: str = "number"
    descending: bool = False
    after: tuple[str, UUID] | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What a list of tasks is narrowed to; None narrows nothing.

    `portfolio` narrows to what a leader answers for, within what the reader may see.
    """

    scope: Scope
    today: date
    campaign: UUID | None = None
    statuses: frozenset[str] = frozenset()
    lead_units: frozenset[str] | None = None
    leader: UUID | None = None
    timeliness: Timeliness | None = None
    words: str | None = None
    number: str | None = None
    ids: frozenset[UUID] | None = None
    changed_after: int | None = None
    portfolio: Scope | None = None


class Snapshot(Protocol):
    """The model at one position, consistent within itself."""

    position: int

    async def one(self, kind: type[R], id_: UUID) -> R | None:
        """A row, or None."""

    async def all(self, kind: type[R], campaign: UUID | None = None) -> list[R]:
        """Every row of a kind but tasks, those of a campaign where one is given."""

    async def tasks(self, wanted: TaskFilter, page: Page) -> list[tuple[str, TaskRow]]:
        """Tasks with the value that they were sorted by, for a cursor."""

    async def counted(
        self, scope: Scope, campaign: UUID | None, today: date
    ) -> tuple[list[CountedFinding], list[CountedTask]]:
        """What coverage counts over: findings of the campaign, and the tasks in scope."""

    async def histories(self, tasks: Collection[UUID]) -> Sequence[StoredEvent]:
        """The events of these tasks up to the position, in the order of the store."""

    async def versions(self, task: UUID) -> list[tuple[int, TaskRow]]:
        """The task's states, each with the position that it is valid from."""


class ReadableModel(Protocol):
    """The live model."""

    async def applied(self) -> int:
        """The position up to which events are in the model."""

    def at(self, position: int | None) -> AbstractAsyncContextManager[Snapshot]:
        """The state at the position, or the newest; the position must have been applied."""
