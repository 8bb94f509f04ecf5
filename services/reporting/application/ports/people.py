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
    """Names as last learned from the ledger; missing while it could not be asked."""

    async def of(self, officers: Collection[UUID]) -> Mapping[UUID, Person]:
        """The people that are known of these."""
