"""A clock that runs: what it is of, the last day it may take, and under which version.

Passing it forbids nothing; it is recorded once under its key.
"""

from dataclasses import dataclass
from datetime import date

from contracts.words import Clock


@dataclass(frozen=True)
class Deadline:
    """A clock that runs; `measure` numbers what it is of where an aggregate has several."""

    clock: Clock
    due: date
    measure: int | None = None
    version: int = 1

    @property
    def key(self) -> tuple[Clock, int | None, int]:
        """What makes it one deadline, recorded at most once."""
        return (self.clock, self.measure, self.version)
