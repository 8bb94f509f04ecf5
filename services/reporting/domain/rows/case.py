"""An accountability case (问责): only what its events show to everyone who may know of it."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from contracts.words import Ground
from services.reporting.domain.rows.row import PlainRow


class CaseState(StrEnum):
    """How far a case has come."""

    TRIGGERED = "triggered"
    ANSWERED = "answered"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


class CaseRow(PlainRow):
    """Subjects, facts and texts stay sealed; here are the tasks, the ground and the state."""

    kind: ClassVar[str] = "case"
    tasks: tuple[UUID, ...]
    ground: Ground
    state: CaseState
    triggered_at: datetime
