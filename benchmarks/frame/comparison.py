"""What was measured: figures of ours and of a peer, round by round, and what their ratio should be.

A round is one figure of each side, taken one after the other; a ratio is formed within a round.
"""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """The bound of a ratio, from below or (`most`) from above; `aim` is wished for beyond it."""

    bound: float
    most: bool = False
    aim: float | None = None

    def __str__(self) -> str:
        aim = "" if self.aim is None else f", aim {self.aim:g}"
        return f"{'≤' if self.most else '≥'} {self.bound:g}{aim}"

    def margin(self, ratio: float) -> float:
        """How far within the bound: 1 just reaches it, 2 twice so, 0.5 half so."""
        return self.bound / ratio if self.most else ratio / self.bound


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured: the benchmark's id (`P1`), in words, and the unit of its figures."""

    id: str
    what: str
    unit: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Ours beside one peer; without a target the ratio only informs."""

    subject: Subject
    peer: str
    ours: Sequence[float]
    theirs: Sequence[float]
    target: Target | None = None

    def __post_init__(self) -> None:
        if not all(figure > 0 for figure in (*self.ours, *self.theirs)):
            raise ValueError(f"{self.subject.what} or {self.peer}: nothing was measured")

    @property
    def ratios(self) -> list[float]:
        """Ours over theirs, round by round."""
        return [one / other for one, other in zip(self.ours, self.theirs, strict=True)]

    @property
    def ratio(self) -> float:
        """The median of the ratios."""
        return statistics.median(self.ratios)

    @property
    def margin(self) -> float | None:
        """How far the median lies within the target; None without one."""
        return self.target.margin(self.ratio) if self.target else None

    @property
    def reached(self) -> bool | None:
        """Whether the median keeps the target; None without one."""
        return None if self.margin is None else self.margin >= 1


@dataclass(frozen=True, slots=True)
class Missing:
    """A peer that could not be measured, and why: told, for a gap would look like a choice."""

    subject: Subject
    peer: str
    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A benchmark that broke, and how."""

    id: str
    reason: str


Result = Comparison | Missing | Failed
