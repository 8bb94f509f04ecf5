"""Tasks that this one was merged with or split from and into, and risks that were accepted."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.words import ResidualRating


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Another task, as it was called on that day."""

    task: UUID
    number: str
    title: str
    day: date


@dataclass(frozen=True, slots=True)
class Links:
    """Which task goes on for this one, and for which this one goes on."""

    merged_into: LinkRow | None = None
    merged_in: tuple[LinkRow, ...] = ()
    split_into: tuple[LinkRow, ...] = ()
    split_off: LinkRow | None = None


@dataclass(frozen=True, slots=True)
class RiskRow:
    """A risk accepted to the end of a day; `expired` once the task was opened again."""

    reason: str
    rating: ResidualRating
    approver: UUID
    accepted_on: date
    expires_on: date
    expired: bool = False
