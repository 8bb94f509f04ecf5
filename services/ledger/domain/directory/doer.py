"""Who acts, in which post, and what the guards may ask about the organisation at that moment."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from contracts.envelope import Actor
from contracts.words import Role
from services.ledger.domain.directory.officer import Appointment, Officer
from services.ledger.domain.kernel.deadlines import Moment
from services.ledger.domain.kernel.refusals import NotPermitted


class Doer(NamedTuple):
    """A person in the post chosen for this act, at this moment."""

    officer: Officer
    post: Appointment
    moment: Moment
    body_units: Mapping[Role, frozenset[str]] = MappingProxyType({})

    @property
    def actor(self) -> Actor:
        """As written into each event."""
        return _actor(self.officer.id, self.post.post, self.post.unit)

    @property
    def role(self) -> Role:
        """What the post lets the person do."""
        return self.post.role

    def require(self, *roles: Role) -> None:
        """Refuse when the post gives none of these roles."""
        if self.role not in roles:
            raise NotPermitted(
                "only {wanted} may do this, not {own_post}@{own_unit}",
                wanted=roles,
                own_post=self.post.post,
                own_unit=self.post.unit,
            )

    def require_in(self, unit: str | None, *roles: Role) -> None:
        """Refuse when the post is not one of these roles in that very unit."""
        self.require(*roles)
        if self.post.unit != unit:
            raise NotPermitted(
                "only the unit {unit} may do this, not {own_unit}",
                unit=unit,
                own_unit=self.post.unit,
            )


@lru_cache(maxsize=10_000)
def _actor(person: UUID, post: str, unit: str) -> Actor:
    """One value for all that a person does in a post."""
    return Actor(person=person, post=post, unit=unit)
