"""An institution (制度机制): a rule that measures promised, registered, confirmed, and how it ends.

It guards that a document number is registered once and confirmed by the office, and that a rule
is revised or abolished once, by the unit that answers for it.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from pydantic import Field

from contracts.envelope import Event
from contracts.events.fact import Sha256
from contracts.events.institution import (
    InstitutionAbolished,
    InstitutionConfirmed,
    InstitutionRegistered,
    InstitutionRevised,
    ServedMeasure,
)
from contracts.words import InstitutionAct, Role
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.kernel.refusals import AlreadyExists, GuardRefused, NotFound


@dataclass(frozen=True)
class Institution(Aggregate):
    """The rule and the measures it serves; `ended` once it is revised or abolished."""

    word: ClassVar[str] = "institution"
    registered: InstitutionRegistered | None = None
    confirmed: bool = False
    ended: bool = False

    @property
    def facts(self) -> InstitutionRegistered:
        """What was registered, or a refusal where nothing was."""
        self.require()
        if self.registered is None:
            raise NotFound("the institution is not registered")
        return self.registered

    @property
    def heading(self) -> dict[str, Any]:
        """What each fact about the end of this rule says first."""
        return self.facts.model_dump(include={"title", "document_number", "registered_by"})

    def measures_of(self, task: UUID) -> tuple[int, ...]:
        """The measures of this task that promised the rule."""
        return tuple(one.measure for one in self.facts.serves if one.task == task)


def _registered(rule: Institution, fact: InstitutionRegistered, _: Event) -> Institution:
    return replace(rule, registered=fact)


def _confirmed(rule: Institution, _fact: InstitutionConfirmed, _: Event) -> Institution:
    return replace(rule, confirmed=True)


def _ended(
    rule: Institution, _fact: InstitutionRevised | InstitutionAbolished, _: Event
) -> Institution:
    return replace(rule, ended=True)


Institution.folds = {
    InstitutionRegistered: _registered,
    InstitutionConfirmed: _confirmed,
    InstitutionRevised: _ended,
    InstitutionAbolished: _ended,
}


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
    revises: UUID | None = Field(
        default=None, description="the registered institution whose place it takes"
    )


class ConfirmInstitution(Command):
    """Confirm the document after seeing it."""

    opinion: Text


class AbolishInstitution(Command):
    """Abolish the rule: why, since when, and what stands in its place, if anything."""

    reason: Text
    abolished_on: date
    replaced_by: UUID | None = None


def register_institution(
    rule: Institution, command: RegisterInstitution, file: Sha256 | None, by: Doer
) -> InstitutionRegistered:
    """The lead unit registers a rule once, with the file of its receipt; not dated ahead."""
    by.require(Role.HEAD, Role.HANDLER)
    rule.require_new()
    if command.dated > by.moment.today:
        raise GuardRefused("dated_in_the_future", "{day} has not come yet", day=command.dated)
    if command.revises and command.act is not InstitutionAct.REVISED:
        raise GuardRefused("revision", "only a document that revises names what it revises")
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


def revise_institution(
    rule: Institution, newer: Institution, unit: str, by: Doer
) -> InstitutionRevised:
    """The rule, in force until now, gives way to the newer one; `unit` answers for it today."""
    _require_ending(rule, unit, by)
    fact = newer.facts
    return InstitutionRevised(
        **rule.heading,
        revised_by=newer.id,
        revised_by_document=fact.document_number,
        revised_on=fact.dated,
    )


def abolish_institution(
    rule: Institution, command: AbolishInstitution, other: Institution | None, unit: str, by: Doer
) -> InstitutionAbolished:
    """The unit that answers for the rule ends it, once; `other` is what stands in its place."""
    _require_ending(rule, unit, by)
    ended_on = command.abolished_on
    if ended_on > by.moment.today:
        raise GuardRefused("dated_in_the_future", "{day} has not come yet", day=ended_on)
    if ended_on < rule.facts.dated:
        raise GuardRefused(
            "abolished_before_issue",
            "the institution is dated {dated}, later than {day}",
            dated=rule.facts.dated,
            day=ended_on,
        )
    if other is not None and (other.id == rule.id or other.require().ended):
        raise GuardRefused(
            "replacement_in_force",
            "{number} is not in force and replaces nothing",
            number=other.facts.document_number,
        )
    return InstitutionAbolished(
        **rule.heading,
        **command.fields(),
        replaced_by_document=other.facts.document_number if other else None,
    )


def _require_ending(rule: Institution, unit: str, by: Doer) -> None:
    number = rule.facts.document_number
    by.require_in(unit, Role.HEAD, Role.HANDLER)
    if rule.ended:
        raise AlreadyExists("the institution {number} has ended already", number=number)
