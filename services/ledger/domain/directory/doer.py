"""Who acts, in which post, and what the guards may ask about the organisation at that moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from contracts.envelope import Actor
from contracts.words import Role
from services.ledger.domain.directory.officer import Appointment, Officer
from services.ledger.domain.kernel.deadlines import Moment
from services.ledger.domain.kernel.refusals import NotPermitted


@dataclass(frozen=True)
class Doer:
    """A person in the post chosen for this act, at this moment."""

    officer: Officer
    post: Appointment
    moment: Moment
    body_units: Mapping[Role, frozenset[str]] = field(default_factory=dict)

    @property
    def actor(self) -> Actor:
        """As written into each event."""
        return Actor(person=self.officer.id, post=self.post.post, unit=self.post.unit)

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
