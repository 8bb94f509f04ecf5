"""Between resources of SCIM and what the application knows and wants."""

import re
from collections.abc import Sequence
from uuid import UUID

from scim2_models import (
    Email,
    GroupMember,
    GroupMembership,
    InvalidValueException,
    Meta,
    MutabilityException,
    PhoneNumber,
)

from contracts.identifiers import unit_id
from services.ledger.application.provisioning.known import KnownPerson, KnownUnit
from services.ledger.application.provisioning.wanted import WantedPerson, WantedPost, WantedUnit
from services.ledger.entrypoints.scim.shapes.resources import (
    Name,
    Person,
    Post,
    Posts,
    Unit,
    UnitGroup,
)

_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")


def shown_user(one: KnownPerson, base: str) -> Person:
    """A person as a resource; `base` is the address of the service."""
    shown = Person(
        id=str(one.officer),
        external_id=one.external_id,
        meta=Meta(resource_type="User", location=f"{base}/Users/{one.officer}"),
        user_name=one.account,
        name=Name(formatted=one.name),
        display_name=one.name,
        preferred_language=one.language,
        active=one.active,
        emails=[Email(value=one.email, type="work", primary=True)] if one.email else None,
        phone_numbers=[PhoneNumber(value=one.phone, type="work")] if one.phone else None,
        groups=_groups_of(one, base),
    )
    shown[Posts] = Posts(
        posts=[
            Post(
                post=held.post,
                unit=held.unit,
                since=held.since,
                until=held.until,
                portfolio=list(held.portfolio) or None,
            )
            for held in one.posts
        ]
    )
    return shown


def shown_group(one: KnownUnit, base: str) -> UnitGroup:
    """A unit as a resource."""
    shown = UnitGroup(
        id=str(one.id),
        external_id=one.code,
        meta=Meta(resource_type="Group", location=f"{base}/Groups/{one.id}"),
        display_name=one.name,
        members=[
            GroupMember(value=str(person), ref=f"{base}/Users/{person}", type="User")
            for person in one.members
        ],
    )
    shown[Unit] = Unit(code=one.code, short_name=one.short_name, parent=one.parent)
    return shown


def wanted_person(
    said: Person, known: KnownPerson | None = None, *, patched: bool = False
) -> WantedPerson:
    """What a client wants a person to be; raises what SCIM answers where it cannot be.

    What is `patched` was shown in full before: posts that are not there any more were taken away.
    """
    if known is not None and said.user_name not in (None, known.account):
        raise MutabilityException(detail=f"a person keeps the account {known.account}")
    account, name = known.account if known else said.user_name, _name(said, known)
    if not account or not name:
        raise InvalidValueException(detail="a person has userName and a name")
    active = (known.active if known else True) if said.active is None else said.active
    return WantedPerson(
        account=account,
        name=name,
        email=_first(said.emails),
        phone=_first(said.phone_numbers),
        external_id=said.external_id,
        language=said.preferred_language,
        active=active,
        posts=_posts(said) or (() if patched else None),
    )


def wanted_unit(
    said: UnitGroup, known: KnownUnit | None = None, *, patched: bool = False
) -> WantedUnit:
    """What a client wants a unit to be; a new one is named by its code, or by externalId."""
    more = said[Unit] or Unit()
    code = more.code or said.external_id or (known.code if known else None)
    if not code or not said.display_name:
        raise InvalidValueException(detail="a unit has displayName and a code")
    if known is not None and {code, said.external_id or code} != {known.code}:
        raise MutabilityException(detail=f"a unit keeps its code {known.code}")
    if said.external_id not in (None, code):
        raise InvalidValueException(detail="externalId is the code of the unit")
    said_members = said.members is not None or patched
    members = frozenset(_person(one) for one in said.members or ()) if said_members else None
    return WantedUnit(
        code=code,
        name=said.display_name,
        short_name=more.short_name,
        parent=more.parent,
        kind=more.kind,
        valid_from=more.valid_from,
        members=members,
    )


def _groups_of(one: KnownPerson, base: str) -> list[GroupMembership] | None:
    units = dict.fromkeys(held.unit for held in one.posts)
    return [
        GroupMembership(value=str(unit_id(code)), ref=f"{base}/Groups/{unit_id(code)}")
        for code in units
    ] or None


def _name(said: Person, known: KnownPerson | None) -> str | None:
    """The first of the ways to say a name that says something new, else any."""
    name = said.name or Name()
    parts = [part for part in (name.family_name, name.given_name) if part]
    if not _IDEOGRAPH.search("".join(parts)):
        parts = [f"{' '.join(reversed(parts))}"] if parts else []
    ways = [name.formatted, "".join(parts), said.display_name]
    told = [way for way in ways if way]
    before = known.name if known else None
    return next((way for way in told if way != before), told[0] if told else None)


def _first(values: Sequence[Email | PhoneNumber] | None) -> str | None:
    """The primary one, else the first."""
    ordered = sorted(values or (), key=lambda one: not one.primary)
    return next((str(one.value) for one in ordered if one.value), None)


def _posts(said: Person) -> tuple[WantedPost, ...] | None:
    more = said[Posts]
    if more is None or more.posts is None:
        return None
    return tuple(
        WantedPost(one.post or "", one.unit or "", one.since, tuple(one.portfolio or ()))
        for one in more.posts
    )


def _person(one: GroupMember) -> UUID:
    try:
        return UUID(one.value or "")
    except ValueError:
        raise InvalidValueException(detail="a member is the id of a user") from None
