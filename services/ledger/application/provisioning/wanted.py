"""What an identity system wants a person or a unit to be; None leaves a thing as it is."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class WantedPost:
    """A post in a unit; from today on where no day is named."""

    post: str
    unit: str
    since: date | None = None
    portfolio: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WantedPerson:
    """A person as they should be, whole: an address that is None is taken away."""

    account: str
    name: str = field(repr=False)
    email: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    external_id: str | None = field(default=None, repr=False)
    language: str | None = None
    active: bool = True
    posts: tuple[WantedPost, ...] | None = None


@dataclass(frozen=True, slots=True)
class WantedUnit:
    """A unit as it should be; `members` are who holds a post in it."""

    code: str
    name: str
    short_name: str | None = None
    parent: str | None = None
    kind: str | None = None
    valid_from: date | None = None
    members: frozenset[UUID] | None = None
