"""What a lead unit says while it works: how far it is, and which file takes another's place."""

from datetime import date, datetime
from typing import ClassVar

from contracts.events.fact import Sha256
from contracts.events.task.summary import TaskFact


class ProgressReported(TaskFact):
    """How far the work is (进展报告); changes no status.

    `since` and `until` are the days of the period told of, `percent` is of the whole task.
    `due` is the day at whose end this report was due, None for one more in the same period;
    `missed` counts the periods before it that passed without a report; the next is due `next_due`.
    """

    topic: ClassVar[str] = "task.progress_reported.v1"
    since: date
    until: date
    text: str
    percent: int | None = None
    due: date | None
    late: bool
    missed: int
    next_due: date
    policy_version: int | None = None


class EvidenceSuperseded(TaskFact):
    """A newer file stands in the place of one attached before, which is kept as it is."""

    topic: ClassVar[str] = "task.evidence_superseded.v1"
    measure: int
    superseded: Sha256
    reason: str
    sha256: Sha256
    file_name: str
    media_type: str
    size: int
    uploaded_at: datetime
    dated: date | None = None
    description: str | None = None
    shared_reason: str | None = None
