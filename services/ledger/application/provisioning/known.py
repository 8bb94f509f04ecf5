"""What the ledger's own tables say of people and units, for an identity system to compare."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post that goes on beyond today."""

    post: str
    unit: str
    since: date
    until: date | None = None
    portfolio: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody whose account was not removed and whose data were not erased."""

    officer: UUID
    account: str
    language: str
    active: bool
    name: str | None = field(repr=False)
    email: str | None = field(repr=False)
    phone: str | None = field(repr=False)
    external_id: str | None = field(repr=False)
    posts: tuple[HeldPost, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit that is open, with who holds a post in it."""

    id: UUID
    code: str
    name: str
    short_name: str | None
    parent: str | None
    members: tuple[UUID, ...] = ()


class KnownDirectory(Protocol):
    """Where this is read; all of it, or the one that is asked for."""

    async def people(self, today: date, officer: UUID | None = None) -> Sequence[KnownPerson]:
        """People by account."""

    async def units(self, today: date) -> Sequence[KnownUnit]:
        """Open units by code."""
