"""Facts of an institution (制度机制): a rule with document number and date."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.fact import Data, Fact, Sha256, UnitCode
from contracts.words import InstitutionAct


class ServedMeasure(Data):
    """A measure that promised the institution."""

    task: UUID
    measure: int


class InstitutionRegistered(Fact):
    """The lead unit registered a rule that its measures promised."""

    topic: ClassVar[str] = "institution.registered.v1"
    aggregate: ClassVar[str] = "institution"
    title: str
    act: InstitutionAct
    document_number: str
    dated: date
    registered_by: UnitCode
    serves: tuple[ServedMeasure, ...]
    file_sha256: Sha256 | None = None
    revises: UUID | None = None


class InstitutionConfirmed(Fact):
    """The office saw the document and confirmed it."""

    topic: ClassVar[str] = "institution.confirmed.v1"
    aggregate: ClassVar[str] = "institution"
    opinion: str


class InstitutionRevised(Fact):
    """A newer document took the place of this rule, which `registered_by` answers for."""

    topic: ClassVar[str] = "institution.revised.v1"
    aggregate: ClassVar[str] = "institution"
    title: str
    document_number: str
    registered_by: UnitCode
    revised_by: UUID
    revised_by_document: str
    revised_on: date


class InstitutionAbolished(Fact):
    """The unit that answers for the rule abolished it; `replaced_by` is what stands in its place.

    `abolished_on` is the day of the outside world on which it ended.
    """

    topic: ClassVar[str] = "institution.abolished.v1"
    aggregate: ClassVar[str] = "institution"
    title: str
    document_number: str
    registered_by: UnitCode
    reason: str
    abolished_on: date
    replaced_by: UUID | None = None
    replaced_by_document: str | None = None
