"""A finding understood: answered by the unit, traced to its cause, linked to what it repeats."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.fact import UnitCode
from contracts.events.findings.summary import FindingFact, FindingSummary
from contracts.words import FindingRelation, ResponseStance


class ManagementResponseRecorded(FindingFact):
    """The head of a unit that the finding names answered it; `done_by` is what the unit intends.

    It binds nobody: deadlines are those of the tasks' measures.
    """

    topic: ClassVar[str] = "finding.management_response_recorded.v1"
    responding_unit: UnitCode
    stance: ResponseStance
    text: str
    done_by: date | None = None


class RootCauseRecorded(FindingFact):
    """The office recorded why the finding came about (根源); the newest one counts."""

    topic: ClassVar[str] = "finding.root_cause_recorded.v1"
    root_cause: str
    replaces: str | None = None


class FindingLinked(FindingFact):
    """The office linked two findings; the other's stream holds the same, seen from there."""

    topic: ClassVar[str] = "finding.linked.v1"
    other: UUID
    other_finding: FindingSummary
    relation: FindingRelation
    reason: str
