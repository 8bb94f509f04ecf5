"""Models as a rebuild handles them: named, made, compared, and one of them live."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from services.reporting.application.ports.event_store import Slice
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


class Filler(Protocol):
    """Writes slices into a model that nobody reads yet."""

    def lines(self, changes: Sequence[Change]) -> Any:
        """All changes of a slice as they are to be written; without I/O."""

    async def write(self, lines: Any, number: int) -> None:
        """Write them. Raises RebuildUnderWayError where another one wrote the same slice."""


Fill = Callable[[str, Sequence[Slice], int], Awaitable[None]]
"""Fills slices of a model up to a position; raises RebuildError where an event does not fold."""


class ModelShelf(Protocol):
    """Every model that there is."""

    def alone(self) -> AbstractAsyncContextManager[None]:
        """Keep other rebuilds out. Raises RebuildUnderWayError."""

    async def begun(self, until: int | None = None) -> str:
        """A model that a broken-off rebuild was filling, or else a new one; others are dropped.

        With `until`, only one that was to be filled up to just there.
        """

    async def filled_up_to(self, model: str) -> int | None:
        """Up to which position the model is to be filled; None where it is not cut yet."""

    async def cut(self, model: str, slices: Sequence[Slice], until: int) -> None:
        """Let the model be filled by these slices, up to the position."""

    async def left(self, model: str) -> Sequence[Slice]:
        """The slices that are not filled yet."""

    async def finish(self, model: str, position: int) -> None:
        """Every slice is filled: make the indexes, and let the model stand at the position."""

    def writable(self, model: str) -> WritableModel:
        """The model of this name, to project into."""

    async def applied(self, model: str | None) -> int:
        """How far a model has come; None is the live one."""

    def swapping(self, model: str) -> AbstractAsyncContextManager[int]:
        """Hold the live model, yield the position it stands at, then put `model` in its place."""

    async def drop(self, model: str) -> None:
        """Drop a model that is not live."""
