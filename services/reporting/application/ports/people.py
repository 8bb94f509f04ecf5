"""Names of people, joined at display: never in a row, never in a digest."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Person:
    """What may be shown of a person; `name` is None once erased or while it is not known."""

    name: str | None
    phone: str | None = None


class PeopleNames(Protocol):
    """Names to show; missing while the ledger could not be asked."""

    async def of(self, officers: Collection[UUID]) -> Mapping[UUID, Person]:
        """The people that are known of these."""


class NameTable(PeopleNames, Protocol):
    """Names as last learned."""

    async def replace(self, people: Mapping[UUID, Person]) -> None:
        """Keep these and no others."""

    async def forget(self, officers: Collection[UUID]) -> None:
        """Drop what is known of these."""


class Directory(Protocol):
    """The ledger's directory, which alone can read names."""

    async def people(self) -> Mapping[UUID, Person]:
        """Everyone, those erased without a name. Raises OSError while it does not answer."""
