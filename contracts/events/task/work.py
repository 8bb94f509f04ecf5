"""Contributions asked of cooperating units (横向协同), evidence, and measures submitted."""

from datetime import date, datetime
from typing import ClassVar

from contracts.events.fact import Sha256, UnitCode
from contracts.events.task.summary import TaskFact


class ContributionRequested(TaskFact):
    """The lead unit asked a cooperating unit for something, by a date."""

    topic: ClassVar[str] = "task.contribution_requested.v1"
    contribution: int
    unit_asked: UnitCode
    request: str
    due: date | None = None


class ContributionMade(TaskFact):
    """The asked unit answered."""

    topic: ClassVar[str] = "task.contribution_made.v1"
    contribution: int
    unit_asked: UnitCode
    text: str


class ContributionWaived(TaskFact):
    """The office no longer asks for it."""

    topic: ClassVar[str] = "task.contribution_waived.v1"
    contribution: int
    unit_asked: UnitCode
    reason: str


class EvidenceAttached(TaskFact):
    """A file, already stored under its hash, is evidence of a measure."""

    topic: ClassVar[str] = "task.evidence_attached.v1"
    measure: int
    sha256: Sha256
    file_name: str
    media_type: str
    size: int
    uploaded_at: datetime
    dated: date | None = None
    description: str | None = None
    shared_reason: str | None = None


class MeasureSubmitted(TaskFact):
    """The unit says that the measure is done; `round` counts submissions from 1.

    `submitted_on` is the day in the organisation's time zone, which `deadline` is compared with.
    """

    topic: ClassVar[str] = "task.measure_submitted.v1"
    measure: int
    round: int
    report: str
    evidence: tuple[Sha256, ...]
    submitted_on: date
    deadline: date | None
    review_due: date
    policy_version: int | None = None
