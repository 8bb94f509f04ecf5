"""Registering people, appointing and relieving them, naming deputies (office)."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints

from contracts.events.directory.officer import (
    DeputyNamed,
    OfficerAppointed,
    OfficerErased,
    OfficerRegistered,
    OfficerRelieved,
)
from contracts.events.fact import Sealed, UnitCode
from services.ledger.domain.directory.officer import Officer
from services.ledger.domain.directory.unit import Unit
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.kernel.refusals import AlreadyExists, GuardRefused

Address = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+$", max_length=254)]
"""An e-mail address; whether it reaches anybody is the notifier's to find out."""


Account = Annotated[Line, StringConstraints(pattern=r"^[^:\x00-\x1f\x7f]+$")]
"""The subject of a person's tokens; a colon is for those of processes."""

Language = Literal["zh-CN", "en"]
"""In which a person is written to."""


class RegisterOfficer(Command):
    """Make a person known under the account of the identity provider."""

    account: Account
    name: Line
    email: Address | None = None
    phone: Line | None = None
    language: Language = "zh-CN"
    external_id: Line | None = None


class AppointOfficer(Command):
    """Give the person a post in a unit."""

    post: Line
    unit: UnitCode
    since: date
    portfolio: tuple[UnitCode, ...] = ()


class RelieveOfficer(Command):
    """End the person's post at the end of a day."""

    post: Line
    unit: UnitCode
    until: date


class NameDeputy(Command):
    """Let the person submit for the unit in its head's place."""

    head: UUID
    unit: UnitCode
    since: date
    until: date | None = None


class ErasePerson(Command):
    """Delete the key of the person's data; what the person did stays, under the opaque id."""

    reason: Text


def register_officer(
    officer: Officer, command: RegisterOfficer, sealed: dict[str, Sealed | None]
) -> OfficerRegistered:
    """The person is registered once, with personal data sealed by the caller."""
    officer.require_new()
    name = sealed["name"]
    if name is None:
        raise GuardRefused("name_missing", "an officer needs a name")
    return OfficerRegistered(
        account=command.account,
        language=command.language,
        name=name,
        email=sealed["email"],
        phone=sealed["phone"],
        external_id=sealed["external_id"],
    )


def appoint_officer(officer: Officer, command: AppointOfficer, unit: Unit) -> OfficerAppointed:
    """The post is given when the unit is open and the person does not hold it already.

    Neither may it be given from a later day on already: spans of one post do not overlap, and
    each has a first day of its own.
    """
    officer.require()
    unit.require_open()
    if officer.erased:
        raise GuardRefused("erased", "this person's data is erased")
    if not officer.active:
        raise GuardRefused("account_not_active", "this person's account is suspended or removed")
    for held in officer.appointments:
        ended = held.until is not None and held.until < command.since
        same = (held.post, held.unit) == (command.post, command.unit)
        if same and (not ended or held.since == command.since):
            raise AlreadyExists(
                "{post}@{unit} is held already", post=command.post, unit=command.unit
            )
    return OfficerAppointed(**command.fields())


def relieve_officer(officer: Officer, command: RelieveOfficer, today: date) -> OfficerRelieved:
    """The post ends, today at the earliest: what was held until now is not held undone.

    A relief dated back would let a person judge work that the post excludes them from.
    """
    officer.require()
    open_posts = {(one.post, one.unit) for one in officer.appointments if one.until is None}
    if (command.post, command.unit) not in open_posts:
        raise GuardRefused(
            "post_not_held", "{post}@{unit} is not held", post=command.post, unit=command.unit
        )
    if command.until < today:
        raise GuardRefused("ends_in_the_past", "a post ends today at the earliest")
    return OfficerRelieved(**command.fields())


def name_deputy(officer: Officer, command: NameDeputy, head: Officer) -> DeputyNamed:
    """A deputy is named for a head who holds the unit's post on the first day."""
    officer.require()
    posts = head.require().held(command.since)
    if not any(one.unit == command.unit and one.role == "head" for one in posts):
        raise GuardRefused(
            "not_the_head", "the person named is not the head of {unit}", unit=command.unit
        )
    return DeputyNamed(**command.fields())


def erase_person(officer: Officer, command: ErasePerson) -> OfficerErased:
    """Recorded once; the key is deleted with it."""
    officer.require()
    if officer.erased:
        raise AlreadyExists("this person's data is erased already")
    return OfficerErased(reason=command.reason)
