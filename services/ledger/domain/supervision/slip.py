"""Supervision of one unit's tasks: a notice or a supervision slip, and interviews after it.

It guards that a document number is used once in a campaign, and that a slip is answered once.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from pydantic import Field

from contracts.envelope import Event
from contracts.events.fact import UnitCode
from contracts.events.supervision.slip import (
    InterviewHeld,
    NoticeIssued,
    SupervisionFact,
    SupervisionSlipAnswered,
    SupervisionSlipClockPassed,
    SupervisionSlipIssued,
)
from contracts.words import Role
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.kernel.refusals import AlreadyExists, GuardRefused, NotFound


@dataclass(frozen=True)
class SupervisionSlip(Aggregate):
    """The document as issued, whether it was answered, and the interviews after it."""

    word: ClassVar[str] = "supervision"
    issued: NoticeIssued | SupervisionSlipIssued | None = None
    answered: bool = False
    clock_passed: bool = False
    interviews: tuple[InterviewHeld, ...] = ()

    @property
    def facts(self) -> NoticeIssued | SupervisionSlipIssued:
        """What was issued, or a refusal where nothing was."""
        self.require()
        if self.issued is None:
            raise NotFound("no notice or slip was issued")
        return self.issued

    @property
    def heading(self) -> dict[str, Any]:
        """What every fact of this document says first."""
        return {name: getattr(self.facts, name) for name in SupervisionFact.model_fields}


def _issued(
    slip: SupervisionSlip, fact: NoticeIssued | SupervisionSlipIssued, _: Event
) -> SupervisionSlip:
    return replace(slip, issued=fact)


def _answered(slip: SupervisionSlip, _fact: SupervisionSlipAnswered, _: Event) -> SupervisionSlip:
    return replace(slip, answered=True)


def _passed(slip: SupervisionSlip, _fact: SupervisionSlipClockPassed, _: Event) -> SupervisionSlip:
    return replace(slip, clock_passed=True)


def _interviewed(slip: SupervisionSlip, fact: InterviewHeld, _: Event) -> SupervisionSlip:
    return replace(slip, interviews=(*slip.interviews, fact))


SupervisionSlip.folds = {
    NoticeIssued: _issued,
    SupervisionSlipIssued: _issued,
    SupervisionSlipAnswered: _answered,
    SupervisionSlipClockPassed: _passed,
    InterviewHeld: _interviewed,
}


class IssueNotice(Command):
    """Draw a unit's attention to tasks of one campaign (提示函)."""

    campaign: UUID
    document_number: Line
    unit_addressed: UnitCode
    tasks: tuple[UUID, ...] = Field(min_length=1)
    text: Text


class IssueSupervisionSlip(IssueNotice):
    """Ask a unit for an answer on tasks of one campaign (督办单)."""

    answer_due: date


class AnswerSupervisionSlip(Command):
    """Answer the slip as head of the unit."""

    text: Text


class HoldInterview(Command):
    """Record whom you spoke to after the notice or slip, and what about (约谈)."""

    with_whom: tuple[UUID, ...] = Field(min_length=1)
    held_on: date
    text: Text


def issue_notice(slip: SupervisionSlip, command: IssueNotice, by: Doer) -> NoticeIssued:
    """Issued once under its number; whose tasks they are is judged task by task."""
    _require_issuing(slip, command, by)
    return NoticeIssued(**command.fields())


def issue_supervision_slip(
    slip: SupervisionSlip, command: IssueSupervisionSlip, by: Doer
) -> SupervisionSlipIssued:
    """The same, with a day for the answer that is not over yet."""
    _require_issuing(slip, command, by)
    if command.answer_due < by.moment.today:
        raise GuardRefused("due_in_the_past", "{day} is over already", day=command.answer_due)
    return SupervisionSlipIssued(**command.fields())


def answer_supervision_slip(
    slip: SupervisionSlip, command: AnswerSupervisionSlip, by: Doer
) -> SupervisionSlipAnswered:
    """The head of the unit answers once; late is recorded, and never refused."""
    issued = slip.facts
    by.require_in(issued.unit_addressed, Role.HEAD)
    if not isinstance(issued, SupervisionSlipIssued):
        raise GuardRefused("asks_for_an_answer", "a notice asks for no answer")
    if slip.answered:
        raise AlreadyExists("the slip is answered already")
    return SupervisionSlipAnswered(
        **slip.heading,
        text=command.text,
        answer_due=issued.answer_due,
        late=by.moment.today > issued.answer_due,
    )


def hold_interview(slip: SupervisionSlip, command: HoldInterview, by: Doer) -> InterviewHeld:
    """Recorded after it was held, and once for each day and round of people."""
    by.require(Role.SUPERVISOR, Role.LEADING_GROUP)
    heading, people = slip.heading, set(command.with_whom)
    if command.held_on > by.moment.today:
        raise GuardRefused("dated_in_the_future", "{day} has not come yet", day=command.held_on)
    if len(people) != len(command.with_whom):
        raise GuardRefused("person_named_twice", "a person is named twice")
    if any(
        (one.held_on, set(one.with_whom)) == (command.held_on, people) for one in slip.interviews
    ):
        raise AlreadyExists("the interview is recorded already")
    return InterviewHeld(**heading, **command.fields())


def _require_issuing(slip: SupervisionSlip, command: IssueNotice, by: Doer) -> None:
    by.require(Role.SUPERVISOR, Role.LEADING_GROUP)
    slip.require_new()
    if len(set(command.tasks)) != len(command.tasks):
        raise GuardRefused("task_named_twice", "a task is named twice in the document")
