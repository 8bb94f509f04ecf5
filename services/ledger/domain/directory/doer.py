"""Who acts, in which post, and what the guards may ask about the organisation at that moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from contracts.envelope import Actor
from contracts.words import Role
from services.ledger.domain.directory.officer import Appointment, Officer
from services.ledger.domain.kernel.deadlines import Moment
from services.ledger.domain.kernel.refusals import NotPermitted

ROLE_NAMES = {
    Role.OFFICE: "整改办",
    Role.LEADING_GROUP: "领导小组",
    Role.LEADER: "责任领导",
    Role.HEAD: "主要负责人",
    Role.HANDLER: "经办人",
    Role.SUPERVISOR: "督导组",
    Role.DISCIPLINE: "纪委",
    Role.AUDITOR: "审计",
}


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
            wanted = " / ".join(ROLE_NAMES[role] for role in roles)
            raise NotPermitted(f"only {wanted} may do this, not {self.post.post}@{self.post.unit}")

    def require_in(self, unit: str | None, *roles: Role) -> None:
        """Refuse when the post is not one of these roles in that very unit."""
        self.require(*roles)
        if self.post.unit != unit:
            raise NotPermitted(f"only the unit {unit} may do this, not {self.post.unit}")
