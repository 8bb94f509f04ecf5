"""Reports of progress, and what became of a measure that was asked to be changed."""

from dataclasses import dataclass
from datetime import date

from services.reporting.domain.rows.turns.handing import EndRow


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One report: the days told of, the day it came, and whether that was late."""

    since: date
    until: date
    text: str
    percent: int | None
    day: date
    late: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """All reports, oldest first; the next is due at the end of `due`."""

    due: date | None = None
    reports: tuple[ProgressRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change that is asked: `replacement` is the number and text to come, None to cancel."""

    reason: str
    day: date
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """A change that waits, how the last was refused, and why the measure counts no longer."""

    asked: ChangeRow | None = None
    refused: EndRow | None = None
    cancelled: EndRow | None = None
    replaced_by: int | None = None
