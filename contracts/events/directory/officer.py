"""Facts of an officer (人员): one person with dated appointments to posts.

The only place where a name, telephone number or address stands, sealed under the person's key.
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.fact import Fact, Sealed, UnitCode
from contracts.words import AccountStanding


class OfficerRegistered(Fact):
    """A person is known under an account of the organisation's identity provider."""

    topic: ClassVar[str] = "officer.registered.v1"
    aggregate: ClassVar[str] = "officer"
    account: str
    language: str = "zh-CN"
    name: Sealed
    email: Sealed | None = None
    phone: Sealed | None = None
    external_id: Sealed | None = None


class OfficerDetailsChanged(Fact):
    """What is known of the person from now on, whole: nothing said before it counts any more.

    `external_id` is the identity system's own, `standing` says whether the account may be used.
    """

    topic: ClassVar[str] = "officer.details_changed.v1"
    aggregate: ClassVar[str] = "officer"
    account: str
    language: str
    name: Sealed
    email: Sealed | None = None
    phone: Sealed | None = None
    external_id: Sealed | None = None
    standing: AccountStanding = AccountStanding.ACTIVE


class OfficerAppointed(Fact):
    """The person holds the post in the unit from `since`; `portfolio` is 分管单位."""

    topic: ClassVar[str] = "officer.appointed.v1"
    aggregate: ClassVar[str] = "officer"
    post: str
    unit: UnitCode
    since: date
    portfolio: tuple[UnitCode, ...] = ()


class OfficerRelieved(Fact):
    """The person holds the post until the end of `until`."""

    topic: ClassVar[str] = "officer.relieved.v1"
    aggregate: ClassVar[str] = "officer"
    post: str
    unit: UnitCode
    until: date


class DeputyNamed(Fact):
    """The head named a deputy, who may submit for the unit until the end of `until`."""

    topic: ClassVar[str] = "officer.deputy_named.v1"
    aggregate: ClassVar[str] = "officer"
    head: UUID
    unit: UnitCode
    since: date
    until: date | None = None


class OfficerErased(Fact):
    """The key of this person's data was deleted; name and addresses can be read no more."""

    topic: ClassVar[str] = "officer.erased.v1"
    aggregate: ClassVar[str] = "officer"
    reason: str
