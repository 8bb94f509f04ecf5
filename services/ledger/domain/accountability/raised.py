"""An accountability case (问责): raised, answered, decided, or withdrawn with a reason.

It guards that another person decides than raised it, and only subjects answer. The subjects
and every text are sealed; the caller opens and seals them, this module never sees a key.
"""

from dataclasses import dataclass
from uuid import UUID

from pydantic import Field

from contracts.events.accountability.signal import SignalMatter
from contracts.events.case import CaseFact, CaseMatter, CaseText
from contracts.events.fact import Sealed, UnitCode
from contracts.words import Ground, Outcome, Role
from services.ledger.domain.accountability.proposing import require_to_be_settled
from services.ledger.domain.accountability.state import Case
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.kernel.refusals import GuardRefused, NotPermitted


class TriggerAccountability(Command):
    """Raise a case on tasks, against subjects, on the events it rests on.

    `proposal` is the case that a rule proposed, which this then takes up.
    """

    tasks: tuple[UUID, ...] = Field(min_length=1)
    ground: Ground
    subjects: tuple[UUID, ...] = Field(min_length=1)
    units: tuple[UnitCode, ...] = ()
    facts: Text
    rests_on: tuple[UUID, ...] = Field(min_length=1)
    rule: Line | None = None
    proposal: UUID | None = None


class AnswerAccountability(Command):
    """The subject's answer."""

    text: Text


class DecideAccountability(Command):
    """The decision and its outcome."""

    outcome: Outcome
    text: Text


class WithdrawAccountability(Command):
    """Withdraw the case."""

    text: Text


@dataclass(frozen=True)
class Involved:
    """What a case touches: the tasks' and the subjects' units, and the ids of the tasks' events."""

    units: frozenset[str]
    events: frozenset[UUID]


def trigger_accountability(
    case: Case, command: TriggerAccountability, by: Doer, involved: Involved
) -> CaseMatter:
    """What to seal: the discipline office raises it, or the leading group where it is party.

    It rests on what is recorded of the tasks, which is all that was ever decided about them.
    """
    own = by.body_units.get(Role.DISCIPLINE, frozenset())
    by.require(Role.LEADING_GROUP if own & involved.units else Role.DISCIPLINE)
    if command.proposal is None:
        case.require_new()
    else:
        require_to_be_settled(case, command.tasks)
    if own & set(command.units) - involved.units:
        raise GuardRefused("own_unit", "the discipline office names its unit, which has no part")
    if unknown := set(command.rests_on) - involved.events:
        raise GuardRefused(
            "rests_on_events", "not events of the tasks: {events}", events=sorted(unknown)
        )
    if len(set(command.tasks)) != len(command.tasks):
        raise GuardRefused("task_named_twice", "a task is named twice in the case")
    if by.officer.id in command.subjects:
        raise GuardRefused("own_case", "nobody raises a case against themselves")
    return CaseMatter(**command.model_dump(exclude={"tasks", "ground"}))


def answer_accountability(
    case: Case, command: AnswerAccountability, by: Doer, opened: CaseMatter
) -> CaseText:
    """A subject answers while the case is open."""
    _require_open(case)
    if by.officer.id not in opened.subjects:
        raise NotPermitted("only a subject of the case answers")
    return CaseText(text=command.text)


def decide_accountability(
    case: Case,
    command: DecideAccountability,
    by: Doer,
    opened: CaseMatter,
    first_responsible: frozenset[UUID] = frozenset(),
) -> CaseText:
    """The leading group decides; another person than raised it, and no subject.

    `first_responsible` may decide too where the leading group itself raised the case.
    """
    if by.officer.id not in first_responsible:
        by.require(Role.LEADING_GROUP)
    _require_open(case)
    if by.officer.id == case.triggered_by:
        raise GuardRefused("another_person_decides", "who raised the case does not decide it")
    if by.officer.id in opened.subjects:
        raise GuardRefused("own_case", "a subject of the case does not decide it")
    return CaseText(text=command.text, outcome=command.outcome)


def withdraw_accountability(
    case: Case,
    command: WithdrawAccountability,
    by: Doer,
    opened: CaseMatter,
    *,
    discipline_is_party: bool = False,
) -> CaseText:
    """Discipline office or leading group withdraw an open case, with a reason; no subject does.

    Where the discipline office is party, it does not: it could not have raised the case either.
    """
    by.require(Role.DISCIPLINE, Role.LEADING_GROUP)
    _require_open(case)
    if by.officer.id in opened.subjects:
        raise GuardRefused("own_case", "a subject of the case does not withdraw it")
    if discipline_is_party:
        by.require(Role.LEADING_GROUP)
    return CaseText(text=command.text)


READERS = (Role.DISCIPLINE, Role.LEADING_GROUP, Role.AUDITOR)
READERS_ONCE_DECIDED = (*READERS, Role.OFFICE, Role.SUPERVISOR)


def require_reader(
    case: Case, by: Doer, opened: CaseMatter | None, signal: SignalMatter | None = None
) -> None:
    """Until a decision only discipline office, leading group, auditor and subjects read a case.

    What a rule found is read by the head of the unit, too, until somebody is a subject.
    """
    case.require()
    if opened is None and signal is not None and by.role is Role.HEAD:
        by.require_in(signal.unit, Role.HEAD)
    elif opened is None or by.officer.id not in opened.subjects:
        by.require(*(READERS_ONCE_DECIDED if case.decided else READERS))


def sealed_fact(kind: type[CaseFact], case: Case, sealed: Sealed) -> CaseFact:
    """The public fact around a sealed text."""
    return kind(**case.heading, sealed=sealed)


def _require_open(case: Case) -> None:
    case.require()
    if case.ended:
        raise GuardRefused("case_ended", "the case is decided or withdrawn already")
