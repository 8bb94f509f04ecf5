"""An institution (制度机制): a rule that measures promised, registered and confirmed.

It guards that a document number is registered once and confirmed by the office.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from pydantic import Field

from contracts.envelope import Event
from contracts.events.fact import Sha256
from contracts.events.institution import (
    InstitutionConfirmed,
    InstitutionRegistered,
    ServedMeasure,
)
from contracts.words import InstitutionAct, Role
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.kernel.refusals import AlreadyExists, GuardRefused


@dataclass(frozen=True)
class Institution(Aggregate):
    """The rule and the measures it serves."""

    word: ClassVar[str] = "institution"
    registered: InstitutionRegistered | None = None
    confirmed: bool = False


def _registered(rule: Institution, fact: InstitutionRegistered, _: Event) -> Institution:
    return replace(rule, registered=fact)


def _confirmed(rule: Institution, _fact: InstitutionConfirmed, _: Event) -> Institution:
    return replace(rule, confirmed=True)


Institution.folds = {InstitutionRegistered: _registered, InstitutionConfirmed: _confirmed}


class RegisterInstitution(Command):
    """Register the document that one or more measures promised."""

    title: Line
    act: InstitutionAct = InstitutionAct.ISSUED
    document_number: Line
    dated: date
    serves: tuple[ServedMeasure, ...] = Field(min_length=1)
    receipt: str | None = Field(
        default=None, description="of its file, uploaded for the first task that it serves"
    )


class ConfirmInstitution(Command):
    """Confirm the document after seeing it."""

    opinion: Text


def register_institution(
    rule: Institution, command: RegisterInstitution, file: Sha256 | None, by: Doer
) -> InstitutionRegistered:
    """The lead unit registers a rule once, with the file of its receipt; not dated ahead."""
    by.require(Role.HEAD, Role.HANDLER)
    rule.require_new()
    if command.dated > by.moment.today:
        raise GuardRefused("dated_in_the_future", "{day} has not come yet", day=command.dated)
    if len(set(command.serves)) != len(command.serves):
        raise GuardRefused("measure_named_twice", "a measure is named twice for the document")
    told = {name: value for name, value in command.fields().items() if name != "receipt"}
    return InstitutionRegistered(**told, registered_by=by.post.unit, file_sha256=file)


def confirm_institution(
    rule: Institution, command: ConfirmInstitution, by: Doer
) -> InstitutionConfirmed:
    """The office confirms a registered rule once."""
    by.require(Role.OFFICE)
    rule.require()
    if rule.confirmed:
        raise AlreadyExists("this institution is confirmed already")
    return InstitutionConfirmed(opinion=command.opinion)
