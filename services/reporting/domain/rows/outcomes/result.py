"""A result made public (公示): its text, who wrote and who approved it, and what became of it."""

from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from services.reporting.domain.rows.row import PlainRow


class ResultState(StrEnum):
    """How far a publication has come."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class ResultRow(PlainRow):
    """`reason` is why it was withdrawn; `invited` counts invitations ever made."""

    kind: ClassVar[str] = "result"
    campaign: UUID
    title: str
    text: str
    tasks: tuple[UUID, ...]
    quotes_source: bool
    drafted_on: date
    drafted_by: UUID | None
    state: ResultState = ResultState.DRAFT
    published_on: date | None = None
    approved_by: UUID | None = None
    opinion: str | None = None
    ended_on: date | None = None
    reason: str | None = None
    invited: int = 0

    @property
    def was_public(self) -> bool:
        """Whether anybody outside ever read it."""
        return self.published_on is not None
