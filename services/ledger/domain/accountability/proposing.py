"""From what a rule found to a person's decision: explained, proposed, dismissed or taken up.

It guards that the unit is heard before anything is proposed, and that a person settles it once.
"""

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from contracts.events.accountability.signal import SignalMatter
from contracts.events.case import CaseText
from contracts.words import Clock, Role
from services.ledger.domain.accountability.state import Case, Proposal
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.clocks import Deadline
from services.ledger.domain.kernel.command import Command, Text
from services.ledger.domain.kernel.refusals import AlreadyExists, GuardRefused


class ExplainAccountability(Command):
    """Explain what a rule found about your unit, before it proposes a case."""

    text: Text


class DismissAccountabilityProposal(Command):
    """Dismiss what a rule proposed, with your reason."""

    text: Text


def explain_accountability(
    case: Case, command: ExplainAccountability, by: Doer, matter: SignalMatter
) -> CaseText:
    """The head of the unit signalled explains once, before the proposal."""
    found = case.found
    by.require_in(matter.unit, Role.HEAD)
    if found.explanation is not None:
        raise AlreadyExists("the signal is explained already")
    if found.proposed:
        raise GuardRefused("proposed_already", "the rule has made its proposal already")
    return CaseText(text=command.text)


def dismiss_proposal(
    case: Case, command: DismissAccountabilityProposal, by: Doer, involved: Collection[str]
) -> CaseText:
    """The discipline office dismisses, or the leading group where it is party to a task.

    `involved` are the units of the tasks; whoever explained for the unit does not dismiss.
    """
    own = by.body_units.get(Role.DISCIPLINE, frozenset())
    by.require(Role.LEADING_GROUP if own & set(involved) else Role.DISCIPLINE)
    found = _to_be_settled(case)
    if by.officer.id == found.explained_by:
        raise GuardRefused("own_case", "who explained for the unit does not dismiss the proposal")
    return CaseText(text=command.text)


def require_to_be_settled(case: Case, tasks: Collection[UUID]) -> None:
    """Refuse unless a rule proposed this, nobody settled it, and its tasks are among these."""
    found = _to_be_settled(case)
    if not set(found.signal.tasks) <= set(tasks):
        raise GuardRefused("tasks_of_the_proposal", "the case names every task of the proposal")


def _to_be_settled(case: Case) -> Proposal:
    found = case.found
    if not found.proposed:
        raise GuardRefused("not_proposed", "no case is proposed yet: the unit may explain first")
    if found.settled:
        raise AlreadyExists("the proposal is dismissed or taken up already")
    return found


def unrecorded(case: Case) -> Iterator[Deadline]:
    """The clock of the explanation, over at once when it came, until the proposal is made."""
    found = case.proposal
    if found is not None and not found.proposed:
        explained = found.explanation is not None
        yield Deadline(Clock.EXPLANATION, date.min if explained else found.signal.explain_by)
