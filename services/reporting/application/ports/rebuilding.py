"""Models as a rebuild handles them: named, made, compared, and one of them live."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from services.reporting.application.ports.event_store import Part
from services.reporting.application.ports.model import Change, WritableModel


@dataclass(frozen=True, slots=True)
class RowDifference:
    """A row of the live model that is not as rebuilt, and on which `side` it is.

    `key` names it within its table; `fields` are (name, live, rebuilt) where both have the row.
    """

    table: str
    key: Mapping[str, Any]
    side: Literal["both", "live", "rebuilt"]
    fields: tuple[tuple[str, Any, Any], ...] = ()


class Digests(Protocol):
    """Digests of models."""

    async def of(self, model: str | None, position: int | None) -> tuple[int, str]:
        """Position and digest of a model there; None is the live model, and where it stands.

        Raises ValueError for a position that the model has not come to.
        """

    async def differing(self, model: str, position: int) -> Sequence[RowDifference]:
        """The rows that make the live model's digest another one than this model's there."""


@dataclass(frozen=True, slots=True)
class Shares:
    """In how many parts a model is filled, and up to which position."""

    of: int
    until: int


class Filler(Protocol):
    """Takes all changes of one part, into a model that nobody reads yet."""

    def take(self, changes: Sequence[Change]) -> Any:
        """Take what comes next, without I/O; what it ends is to be written."""

    async def write(self, ended: Any, position: int) -> None:
        """Write what ended up to the position, unless it was written before.

        Raises RebuildUnderWayError where another one fills the same part.
        """

    async def end(self, position: int) -> None:
        """All is taken: write what is still open, too."""


Filling = Callable[[str, Shares], Awaitable[None]]
"""Fills a model; raises RebuildError for an event that does not fold."""


class ModelShelf(Protocol):
    """Every model that there is."""

    def alone(self) -> AbstractAsyncContextManager[None]:
        """Keep other rebuilds out. Raises RebuildUnderWayError."""

    async def begun(self, until: int | None = None) -> str:
        """A model that a broken-off rebuild was filling, or else a new one; others are dropped.

        With `until`, only one that was to be filled up to just there.
        """

    async def shares(self, model: str, wanted: Shares) -> Shares:
        """How the filling is shared out: as before it was broken off, or as wanted."""

    async def filler(self, model: str, part: Part) -> Filler | None:
        """What fills a part of the model, from where it was broken off; None if it has ended."""

    async def filled(self, model: str) -> int:
        """The position up to which every part was filled."""

    async def finish(self, model: str, position: int) -> None:
        """Every part has ended: make the indexes, and let the model stand at the position."""

    def writable(self, model: str) -> WritableModel:
        """The model of this name, to project into."""

    async def applied(self, model: str | None) -> int:
        """How far a model has come; None is the live one."""

    def swapping(self, model: str) -> AbstractAsyncContextManager[int]:
        """Hold the live model, yield the position it stands at, then put `model` in its place."""

    async def drop(self, model: str) -> None:
        """Drop a model that is not live."""
