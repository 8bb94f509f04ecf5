"""Units and officers, as reporting needs them: the tree, and who may read what."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.words import AccountStanding, Role, role_of
from services.reporting.domain.rows.row import Part, PlainRow


class UnitRow(PlainRow):
    """A node of the tree of units; one that was merged leads on to its successor."""

    kind: ClassVar[str] = "unit"
    code: str
    name: str
    short_name: str | None = None
    parent: str | None = None
    unit_kind: str | None = None
    groups: tuple[str, ...] = ()
    valid_from: date
    former_names: tuple[str, ...] = ()
    closed_from: date | None = None
    merged_into: str | None = None


class Appointment(Part):
    """A post held in a unit from `since` to the end of `until`."""

    post: str
    unit: str
    since: date
    until: date | None = None
    portfolio: tuple[str, ...] = ()

    @property
    def role(self) -> Role:
        """What the post lets its holder do."""
        return role_of(self.post)

    def held_on(self, day: date) -> bool:
        """Whether the post is held on this day."""
        return self.since <= day and (self.until is None or day <= self.until)


class Deputyship(Part):
    """Stands in for the head of a unit from `since` to the end of `until`."""

    head: UUID
    unit: str
    since: date
    until: date | None = None

    def held_on(self, day: date) -> bool:
        """Whether the person stands in on this day."""
        return self.since <= day and (self.until is None or day <= self.until)


class OfficerRow(PlainRow):
    """One person, by account; the name is not here."""

    kind: ClassVar[str] = "officer"
    account: str
    language: str = "zh-CN"
    appointments: tuple[Appointment, ...] = ()
    deputyships: tuple[Deputyship, ...] = ()
    standing: AccountStanding = AccountStanding.ACTIVE
    erased: bool = False
