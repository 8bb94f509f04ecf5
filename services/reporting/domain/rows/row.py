"""What all rows share: a kind, an id, and the version of the stream that they show.

The JSON of a row is its canonical form: digests are taken over it. Rows that HTTP shows as they
are, and that change seldom, are pydantic's; a task's, of which there are many, is msgspec's.
"""

from typing import Any, ClassVar, NamedTuple, Protocol, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class Key(NamedTuple):
    """Which row: its kind and its id."""

    kind: str
    id: UUID


class Row(Protocol):
    """The state of one thing after the event with `version` in its stream."""

    kind: ClassVar[str]

    @property
    def id(self) -> UUID:
        """Whose state it is."""

    @property
    def version(self) -> int:
        """The version of the stream that it shows."""

    @property
    def key(self) -> Key:
        """Which row this is a state of."""

    def but(self, **changes: Any) -> Self:
        """The same with some values changed; values are the caller's, not validated again."""


class Part(BaseModel):
    """A frozen part of a row."""

    model_config = ConfigDict(frozen=True)

    def but(self, **changes: Any) -> Self:
        """The same with some values changed; values are the caller's, not validated again."""
        return self.model_copy(update=changes)


class PlainRow(Part):
    """A row that HTTP shows as it is."""

    kind: ClassVar[str]
    id: UUID
    version: int = 0

    @property
    def key(self) -> Key:
        """Which row this is a state of."""
        return Key(self.kind, self.id)
