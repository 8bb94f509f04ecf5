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


class InstitutionConfirmed(Fact):
    """The office saw the document and confirmed it."""

    topic: ClassVar[str] = "institution.confirmed.v1"
    aggregate: ClassVar[str] = "institution"
    opinion: str
