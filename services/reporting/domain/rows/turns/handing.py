"""What turned a task from its straight way: objections, former lead units, how else it ended."""

from dataclasses import dataclass
from datetime import date

from contracts.words import ContestOutcome
from services.reporting.domain.rows.turns.linking import Links, RiskRow


@dataclass(frozen=True, slots=True)
class ContestRow:
    """An objection of the lead unit, and the answer; `outcome` is None while it is open."""

    unit: str | None
    reason: str
    day: date
    late: bool
    outcome: ContestOutcome | None = None
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class EndRow:
    """Why a task ended in another way than by closing; days are the organisation's."""

    reason: str
    day: date


@dataclass(frozen=True, slots=True)
class Turns:
    """All of it, oldest first; `previous_units` led the task before."""

    contests: tuple[ContestRow, ...] = ()
    previous_units: tuple[str, ...] = ()
    ended: EndRow | None = None
    links: Links = Links()
    risks: tuple[RiskRow, ...] = ()
