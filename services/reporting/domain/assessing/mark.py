"""A mark: one thing that counts for or against a unit, and its leader, with its events."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.words import ScoreKind


@dataclass(frozen=True, slots=True)
class Mark:
    """What happened, or did not, and to whom it is counted.

    `day` is the day on which it came to count; `positions` are the events that it rests on, in
    their order: the one that asked for something, clocks that passed, the one that ended it.
    `about` is the task, slip or replica, `number` what people call it. `days` is by how many days
    it was late, 0 where it was not. `leader` is who was responsible then, None where a unit is
    asked beside its own tasks.
    """

    kind: ScoreKind
    unit: str
    leader: UUID | None
    campaign: UUID
    about: UUID
    number: str
    measure: int | None
    day: date
    positions: tuple[int, ...]
    days: int = 0
