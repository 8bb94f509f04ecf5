"""An officer (人员): one person, with dated appointments to posts.

Guards of independence read this stream, so an appointment is never rewritten: it ends.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.envelope import Event
from contracts.events.directory.officer import (
    DeputyNamed,
    OfficerAppointed,
    OfficerDetailsChanged,
    OfficerErased,
    OfficerRegistered,
    OfficerRelieved,
)
from contracts.events.fact import Sealed
from contracts.words import AccountStanding, Role, role_of
from services.ledger.domain.kernel.aggregate import Aggregate


@dataclass(frozen=True)
class Appointment:
    """A post held in a unit, from `since` to the end of `until` (None: still)."""

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
        """Whether the post is held on that day."""
        return self.since <= day and (self.until is None or day <= self.until)

    def overlaps(self, first: date, last: date) -> bool:
        """Whether the post was held on any day from `first` to `last`."""
        return self.since <= last and (self.until is None or self.until >= first)


@dataclass(frozen=True)
class Deputation:
    """Acting for a unit's head."""

    head: UUID
    unit: str
    since: date
    until: date | None = None


@dataclass(frozen=True)
class Details:
    """What is known of a person, personal data sealed under the person's key."""

    language: str
    name: Sealed
    email: Sealed | None = None
    phone: Sealed | None = None
    external_id: Sealed | None = None
    standing: AccountStanding = AccountStanding.ACTIVE


@dataclass(frozen=True)
class Officer(Aggregate):
    """Which posts a person held, and whom the person stood in for."""

    word: ClassVar[str] = "officer"
    account: str = ""
    appointments: tuple[Appointment, ...] = ()
    deputations: tuple[Deputation, ...] = ()
    erased: bool = False
    details: Details | None = None

    @property
    def active(self) -> bool:
        """Whether the person may act: the account is in use, and the data are not erased."""
        shut = self.details is not None and self.details.standing is not AccountStanding.ACTIVE
        return not shut and not self.erased

    def held(self, day: date) -> tuple[Appointment, ...]:
        """The posts held on that day."""
        return tuple(one for one in self.appointments if one.held_on(day))

    def deputises(self, unit: str, day: date) -> bool:
        """Whether the person is a named deputy of the unit's head on that day."""
        return any(
            one.unit == unit and one.since <= day and (one.until is None or day <= one.until)
            for one in self.deputations
        )


def _registered(officer: Officer, fact: OfficerRegistered, _: Event) -> Officer:
    details = Details(fact.language, fact.name, fact.email, fact.phone, fact.external_id)
    return replace(officer, account=fact.account, details=details)


def _details(officer: Officer, fact: OfficerDetailsChanged, _: Event) -> Officer:
    known = fact.language, fact.name, fact.email, fact.phone, fact.external_id, fact.standing
    return replace(officer, details=Details(*known))


def _appointed(officer: Officer, fact: OfficerAppointed, _: Event) -> Officer:
    post = Appointment(fact.post, fact.unit, fact.since, None, fact.portfolio)
    return replace(officer, appointments=(*officer.appointments, post))


def _relieved(officer: Officer, fact: OfficerRelieved, _: Event) -> Officer:
    def ended(one: Appointment) -> Appointment:
        same = (one.post, one.unit) == (fact.post, fact.unit) and one.until is None
        return replace(one, until=fact.until) if same else one

    return replace(officer, appointments=tuple(ended(one) for one in officer.appointments))


def _deputy(officer: Officer, fact: DeputyNamed, _: Event) -> Officer:
    deputation = Deputation(fact.head, fact.unit, fact.since, fact.until)
    return replace(officer, deputations=(*officer.deputations, deputation))


def _erased(officer: Officer, _fact: OfficerErased, _: Event) -> Officer:
    return replace(officer, erased=True)


Officer.folds = {
    OfficerRegistered: _registered,
    OfficerDetailsChanged: _details,
    OfficerAppointed: _appointed,
    OfficerRelieved: _relieved,
    DeputyNamed: _deputy,
    OfficerErased: _erased,
}
