"""A deadline that runs: of what, until when, and who is to act.

It is the projection of events alone. `version` is the version of the task at which the deadline
was set, so that a deadline that was moved is another one, and one that only rested is the same.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid5

from contracts.words import Clock
from services.notifier.domain.directory import TaskLabel


@dataclass(frozen=True, slots=True)
class Named:
    """Whom the ladder can name beside the holders of posts, as far as the task names them."""

    campaign: UUID
    handler: UUID | None = None
    first_responsible: UUID | None = None


@dataclass(frozen=True, slots=True)
class OpenClock:
    """A clock of a task; `measure` is the contribution's number for one of those, 0 for neither.

    `unit` is the unit asked, where that is not the lead unit. `told` are the steps done with.
    """

    label: TaskLabel
    named: Named
    clock: Clock
    measure: int
    version: int
    due: date
    began: date
    unit: str | None = None
    owner: UUID | None = None
    told: frozenset[str] = field(default_factory=frozenset)

    def reminder_id(self, step: str) -> UUID:
        """The id of one step of this deadline, whenever and wherever it is computed."""
        return uuid5(self.label.task, f"{self.clock}/{self.measure}/{self.version}/{step}")
