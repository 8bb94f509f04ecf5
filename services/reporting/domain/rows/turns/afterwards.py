"""What came after a task's closing: look-backs, reopenings; and spot checks while it went on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from contracts.words import AlwaysDrawn, ReopenGround, SpotCheckResult


class LookBackState(StrEnum):
    """How far a look-back has come; `waits` for a draw, and is due from its day on."""

    WAITS = "waits"
    DRAWN = "drawn"
    NOT_DRAWN = "not_drawn"
    PASSED = "passed"
    RELAPSED = "relapsed"


@dataclass(frozen=True, slots=True)
class LookBackRow:
    """The look-back after one closing; `due` is its first day, `by` when it is to be done."""

    closed_on: date
    due: date
    state: LookBackState = LookBackState.WAITS
    draw: UUID | None = None
    draw_number: int | None = None
    always: tuple[AlwaysDrawn, ...] = ()
    by: date | None = None
    done_on: date | None = None
    late: bool = False
    words: str | None = None

    def overdue(self, today: date) -> bool:
        """Whether it waits for its draw, or for being done, though the day is over."""
        if self.state is LookBackState.DRAWN:
            return self.by is not None and self.by < today
        return self.state is LookBackState.WAITS and self.due < today


@dataclass(frozen=True, slots=True)
class ReopeningRow:
    """Why the leading group took the task up again."""

    ground: ReopenGround
    reason: str
    reference: str | None
    day: date


@dataclass(frozen=True, slots=True)
class SpotCheckRow:
    """A spot check that took the task; `result` is None as long as nothing is concluded."""

    draw: UUID
    draw_number: int
    drawn_on: date
    result: SpotCheckResult | None = None
    opinion: str | None = None
    concluded_on: date | None = None


@dataclass(frozen=True, slots=True)
class Afterwards:
    """All of it, oldest first."""

    look_backs: tuple[LookBackRow, ...] = ()
    reopenings: tuple[ReopeningRow, ...] = ()
    spot_checks: tuple[SpotCheckRow, ...] = ()

    @property
    def last(self) -> LookBackRow | None:
        """The look-back after the last closing."""
        return self.look_backs[-1] if self.look_backs else None

    @property
    def reopened_on(self) -> date | None:
        """The day from which its clocks count, where it was ever reopened."""
        return self.reopenings[-1].day if self.reopenings else None

    def stands(self, state: LookBackState) -> bool:
        """Whether the look-back after the last closing is in this state."""
        return self.last is not None and self.last.state is state
