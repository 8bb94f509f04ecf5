"""One institution (制度机制): a rule that measures delivered, and whether it is in force."""

from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from contracts.words import InstitutionAct
from services.reporting.domain.rows.row import Part, PlainRow


class InstitutionState(StrEnum):
    """Whether the rule is in force (`issued`), or how it ended."""

    ISSUED = "issued"
    REVISED = "revised"
    ABOLISHED = "abolished"


class Served(Part):
    """A measure that promised the rule."""

    task: UUID
    measure: int


class InstitutionRow(PlainRow):
    """The rule as registered; `act` is what the document did, `state` what became of it.

    `follows` is the rule that it revised, `followed_by` what stands in its place.
    """

    kind: ClassVar[str] = "institution"
    title: str
    act: InstitutionAct
    document_number: str
    dated: date
    unit: str
    serves: tuple[Served, ...]
    registered_on: date
    file_sha256: str | None = None
    follows: UUID | None = None
    confirmed_on: date | None = None
    state: InstitutionState = InstitutionState.ISSUED
    ended_on: date | None = None
    reason: str | None = None
    followed_by: UUID | None = None
    followed_by_document: str | None = None
