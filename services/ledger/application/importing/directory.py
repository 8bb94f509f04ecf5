"""The units and people that the store knows, as the caller hands them to a preview."""

from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Appointment:
    """A post held now; `unit` is a code."""

    post: str
    unit: str


@dataclass(frozen=True, slots=True)
class KnownOfficer:
    """A person; `name` is None once the person's data are erased."""

    id: UUID
    account: str
    name: str | None = field(repr=False)
    appointments: tuple[Appointment, ...] = ()


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything that names in a workbook are resolved against."""

    units: tuple[KnownUnit, ...] = ()
    officers: tuple[KnownOfficer, ...] = ()
