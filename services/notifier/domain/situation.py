"""All that the policy looks at beside the event, and the groups of people it speaks of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from contracts.words import Role
from services.notifier.domain.directory import Directory, TaskLabel
from services.notifier.domain.notice import Audience

WORKING = frozenset({Role.HEAD, Role.HANDLER})


@dataclass(frozen=True, slots=True)
class Reason:
    """A person and the part in the matter for which they are told."""

    officer: UUID
    part: str


@dataclass(frozen=True)
class Situation:
    """The directory on the day of the event, labels of tasks, and a case's audience if it is one.

    `day` is the event's day in the organisation's zone.
    """

    directory: Directory
    day: date
    tasks: Mapping[UUID, TaskLabel] = field(default_factory=dict)
    audience: Audience | None = None

    def workers(self, unit: str | None, part: str) -> list[Reason]:
        """Heads and handlers of a unit, and who stands in for its head."""
        return [] if unit is None else self._holders(WORKING, unit, part)

    def heads(self, unit: str, part: str) -> list[Reason]:
        """The heads of a unit, and who stands in for them."""
        return self._holders(frozenset({Role.HEAD}), unit, part)

    def body(self, role: Role, part: str) -> list[Reason]:
        """All who hold a post of this role, wherever, and who stands in for them."""
        return self._holders(frozenset({role}), None, part)

    def _holders(self, roles: frozenset[Role], unit: str | None, part: str) -> list[Reason]:
        """A head who is away is told nevertheless: the deputy acts, the head answers for it."""
        known, day = self.directory, self.day
        unit = known.standing(unit)
        deputies = known.deputies(day, unit) if Role.HEAD in roles else []
        return [Reason(each, part) for each in [*known.holders(roles, day, unit), *deputies]]

    def people(self, officers: Iterable[UUID | None], part: str) -> list[Reason]:
        """Those named, as far as they are named and not erased."""
        erased = self.directory.erased
        return [Reason(each, part) for each in officers if each and not erased(each)]

    def leader_of(self, task: UUID) -> list[Reason]:
        """The responsible leader named at the task's assignment."""
        label = self.tasks.get(task)
        return self.people([label.leader] if label else [], "leader")
