"""The units and people that the store knows, as the caller hands them to a preview."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit of the tree; `groups` are the groups it belongs to (各学院)."""

    code: str
    name: str
    short_name: str | None = None
    groups: tuple[str, ...] = ()
    parent: str | None = None
    closed: bool = False
    changed_on: date = date.min


@dataclass(frozen=True, slots=True)
class Appointment:
    """A post, `until` its last day where that is set; `unit` is a code."""

    post: str
    unit: str
    portfolio: tuple[str, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True)
class KnownOfficer:
    """A person; `name` is None once the person's data are erased.

    `ending` are posts whose last day is set, past or to come; `appointments` all others.
    """

    id: UUID
    account: str
    name: str | None = field(repr=False)
    appointments: tuple[Appointment, ...] = ()
    email: str | None = field(default=None, repr=False)
    language: str = "zh-CN"
    ending: tuple[Appointment, ...] = ()


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything that names in a workbook are resolved against."""

    units: tuple[KnownUnit, ...] = ()
    officers: tuple[KnownOfficer, ...] = ()
