"""What all rows share: a kind, an id, and the version of the stream that they show.

The JSON of a row is its canonical form: digests are taken over it.
"""

from typing import Any, ClassVar, NamedTuple, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class Key(NamedTuple):
    """Which row: its kind and its id."""

    kind: str
    id: UUID


class Part(BaseModel):
    """A frozen part of a row."""

    model_config = ConfigDict(frozen=True)

    def but(self, **changes: Any) -> Self:
        """The same with some values changed; values are the caller's, not validated again."""
        return self.model_copy(update=changes)


class Row(Part):
    """The state of one thing after the event with `version` in its stream."""

    kind: ClassVar[str]
    id: UUID
    version: int = 0

    @property
    def key(self) -> Key:
        """Which row this is a state of."""
        return Key(self.kind, self.id)
