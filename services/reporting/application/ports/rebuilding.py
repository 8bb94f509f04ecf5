"""Models as a rebuild handles them: named, made, compared, and one of them live."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from services.reporting.application.ports.model import WritableModel


class Digests(Protocol):
    """Digests of models."""

    async def of(self, model: str | None, position: int | None) -> tuple[int, str]:
        """Position and digest of a model there; None is the live model, and where it stands.

        Raises ValueError for a position that the model has not come to.
        """


class ModelShelf(Protocol):
    """Every model that there is."""

    def alone(self) -> AbstractAsyncContextManager[None]:
        """Keep other rebuilds out. Raises RebuildUnderWayError."""

    async def fresh(self) -> str:
        """Make an empty model, after dropping what former rebuilds left behind."""

    def writable(self, model: str) -> WritableModel:
        """The model of this name, to project into."""

    async def applied(self, model: str | None) -> int:
        """How far a model has come; None is the live one."""

    def swapping(self, model: str) -> AbstractAsyncContextManager[int]:
        """Hold the live model, yield the position it stands at, then put `model` in its place."""

    async def drop(self, model: str) -> None:
        """Drop a model that is not live."""
