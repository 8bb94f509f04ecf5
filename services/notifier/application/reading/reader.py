"""The caller as the notifier's own directory knows them, and what they may see and repeat.

Office and auditor see what concerns no case; auditor, discipline office and leading group what
concerns one; the lead unit and the leader of a task what concerns it and no case; anybody what was
sent to themselves. Only office or, of a case, discipline office
may send again; the office keeps webhooks and templates. The auditor alone reads the access log.
"""

from dataclasses import dataclass
from uuid import UUID

from contracts.words import Role

_SEES_ALL_BUT_CASES = frozenset({Role.OFFICE, Role.AUDITOR})
_SEES_CASES = frozenset({Role.AUDITOR, Role.DISCIPLINE, Role.LEADING_GROUP})


@dataclass(frozen=True)
class Reader:
    """A person with the roles of today."""

    officer: UUID
    account: str
    language: str
    roles: frozenset[Role]
    units: frozenset[str] = frozenset()

    @property
    def sees_ordinary(self) -> bool:
        """Whether others' deliveries that concern no case may be seen, and dead letters."""
        return not self.roles.isdisjoint(_SEES_ALL_BUT_CASES)

    @property
    def sees_cases(self) -> bool:
        """Whether others' deliveries of cases may be seen."""
        return not self.roles.isdisjoint(_SEES_CASES)

    def answers_for(self, lead_unit: str | None, leader: UUID | None) -> bool:
        """Whether a task with this lead unit and leader is their own work."""
        return lead_unit in self.units or leader == self.officer

    @property
    def audits(self) -> bool:
        """Whether the access log may be read."""
        return Role.AUDITOR in self.roles

    @property
    def sends_ordinary(self) -> bool:
        """Whether deliveries that concern no case, and dead letters, may be sent again."""
        return Role.OFFICE in self.roles

    @property
    def keeps_channels(self) -> bool:
        """Whether webhooks and templates may be changed."""
        return Role.OFFICE in self.roles

    @property
    def sends_cases(self) -> bool:
        """Whether deliveries of cases may be sent again."""
        return Role.DISCIPLINE in self.roles
