"""An accountability case (问责): only what its events show to everyone who may know of it."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from contracts.words import Ground
from services.reporting.domain.rows.row import PlainRow


class CaseState(StrEnum):
    """How far a case has come."""

    SIGNALLED = "signalled"
    EXPLAINED = "explained"
    PROPOSED = "proposed"
    DISMISSED = "dismissed"
    TRIGGERED = "triggered"
    ANSWERED = "answered"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


class CaseRow(PlainRow):
    """Subjects, facts and texts stay sealed; here are the tasks, the ground and the state.

    What a rule found has `signalled_at`, and may be explained until the end of `explain_by`;
    what a person raised has `triggered_at`; what a person raised on a proposal has both.
    """

    kind: ClassVar[str] = "case"
    tasks: tuple[UUID, ...]
    ground: Ground
    state: CaseState
    signalled_at: datetime | None = None
    explain_by: date | None = None
    triggered_at: datetime | None = None
