"""What SCIM shows of the directory: the core's user and group as far as the domain bears them.

Only attributes that are kept are declared, so that /Schemas promises nothing else.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field
from scim2_models import (
    URN,
    AnyExtension,
    CaseExact,
    ComplexAttribute,
    Email,
    Extension,
    GroupMember,
    GroupMembership,
    Mutability,
    PhoneNumber,
    Required,
    Resource,
    Returned,
    Uniqueness,
)

USER = URN("urn:ietf:params:scim:schemas:core:2.0:User")
GROUP = URN("urn:ietf:params:scim:schemas:core:2.0:Group")
POSTS = URN("urn:taizhang:scim:schemas:1.0:Posts")
UNIT = URN("urn:taizhang:scim:schemas:1.0:Unit")


class Name(ComplexAttribute):
    """A name is kept as one text; its parts are taken, and put together, where it is not given."""

    formatted: str | None = None
    family_name: Annotated[str | None, Mutability.write_only, Returned.never] = None
    given_name: Annotated[str | None, Mutability.write_only, Returned.never] = None


class Post(ComplexAttribute):
    """A post in a unit; `portfolio` are codes of the units that its holder oversees."""

    post: Annotated[str | None, Required.true] = None
    unit: Annotated[str | None, Required.true, CaseExact.true] = None
    since: date | None = None
    until: Annotated[date | None, Mutability.read_only] = None
    portfolio: list[str] | None = None


class Posts(Extension):
    """The posts that a person holds beyond today."""

    __schema__ = POSTS
    posts: list[Post] | None = None


class User(Resource[AnyExtension]):
    """A person of the directory."""

    __schema__ = USER
    user_name: Annotated[
        str | None, Required.true, CaseExact.true, Uniqueness.server, Mutability.immutable
    ] = None
    name: Name | None = None
    display_name: str | None = None
    preferred_language: Literal["zh-CN", "en"] | None = None
    active: bool | None = None
    emails: list[Email] | None = None
    phone_numbers: list[PhoneNumber] | None = None
    groups: Annotated[list[GroupMembership] | None, Mutability.read_only] = None


Person = User[Posts]
"""A user with all that is kept of a person."""


class Unit(Extension):
    """What a unit has beside its name; the code is its identity for good."""

    __schema__ = UNIT
    code: Annotated[str | None, CaseExact.true, Uniqueness.server, Mutability.immutable] = None
    short_name: str | None = None
    parent: Annotated[str | None, CaseExact.true] = None
    kind: Annotated[str | None, Mutability.write_only, Returned.never] = Field(default=None)
    valid_from: Annotated[date | None, Mutability.write_only, Returned.never] = None


class Group(Resource[AnyExtension]):
    """A unit; its members are those who hold a post in it."""

    __schema__ = GROUP
    display_name: Annotated[str | None, Required.true] = None
    members: list[GroupMember] | None = None


UnitGroup = Group[Unit]
"""A group with all that is kept of a unit."""
