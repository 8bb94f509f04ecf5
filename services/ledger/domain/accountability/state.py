"""What a case's stream says so far: what a rule found, what a person raised, what came of it.

A case begins with a rule's signal or with a person's trigger; both stand in one stream.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from contracts.envelope import Actor, Event
from contracts.events.accountability.signal import (
    AccountabilityExplained,
    AccountabilityProposalDismissed,
    AccountabilityProposed,
    AccountabilitySignalled,
)
from contracts.events.case import (
    AccountabilityAnswered,
    AccountabilityDecided,
    AccountabilityTriggered,
    AccountabilityWithdrawn,
)
from contracts.events.fact import Sealed
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.refusals import GuardRefused, NotFound


@dataclass(frozen=True)
class CaseEntry:
    """One step of a case: who took it, when, and what is sealed with it."""

    type: str
    actor: Actor
    at: datetime
    sealed: Sealed


@dataclass(frozen=True)
class Proposal:
    """How far what a rule found has come; `settled` once a person dismissed it or raised a case."""

    signal: AccountabilitySignalled
    explanation: Sealed | None = None
    explained_by: UUID | None = None
    proposed: bool = False
    settled: bool = False


@dataclass(frozen=True)
class Case(Aggregate):
    """The case's public part and its sealed facts; `proposal` is what a rule began it with."""

    word: ClassVar[str] = "case"
    triggered: AccountabilityTriggered | None = None
    triggered_by: UUID | None = None
    proposal: Proposal | None = None
    entries: tuple[CaseEntry, ...] = ()
    decided: bool = False
    ended: bool = False

    @property
    def facts(self) -> AccountabilityTriggered:
        """What the case was raised with."""
        self.require()
        if self.triggered is None:
            raise NotFound("the case was never raised")
        return self.triggered

    @property
    def heading(self) -> dict[str, Any]:
        """What every fact of this case says first: its tasks and ground, as last said."""
        self.require()
        begun = self.proposal.signal if self.proposal else None
        said = self.triggered or begun
        if said is None:
            raise NotFound("the case was never raised")
        return {"tasks": said.tasks, "ground": said.ground}

    @property
    def found(self) -> Proposal:
        """What a rule began the case with."""
        self.require()
        if self.proposal is None:
            raise GuardRefused("not_signalled", "no rule signalled this; a person raised it")
        return self.proposal


def _triggered(case: Case, fact: AccountabilityTriggered, event: Event) -> Case:
    taken_up = replace(case.proposal, settled=True) if case.proposal else None
    raised = replace(case, triggered=fact, triggered_by=event.actor.person, proposal=taken_up)
    return _entered(raised, fact.sealed, event)


def _signalled(case: Case, fact: AccountabilitySignalled, event: Event) -> Case:
    return _entered(replace(case, proposal=Proposal(fact)), fact.sealed, event)


def _explained(case: Case, fact: AccountabilityExplained, event: Event) -> Case:
    said = {"explanation": fact.sealed, "explained_by": event.actor.person}
    return _entered(_proposal(case, **said), fact.sealed, event)


def _proposed(case: Case, fact: AccountabilityProposed, event: Event) -> Case:
    return _entered(_proposal(case, proposed=True), fact.sealed, event)


def _dismissed(case: Case, fact: AccountabilityProposalDismissed, event: Event) -> Case:
    ended = replace(_proposal(case, settled=True), ended=True)
    return _entered(ended, fact.sealed, event)


def _proposal(case: Case, **changes: Any) -> Case:
    return replace(case, proposal=replace(case.found, **changes))


def _answered(case: Case, fact: AccountabilityAnswered, event: Event) -> Case:
    return _entered(case, fact.sealed, event)


def _decided(case: Case, fact: AccountabilityDecided, event: Event) -> Case:
    return replace(_entered(case, fact.sealed, event), decided=True, ended=True)


def _withdrawn(case: Case, fact: AccountabilityWithdrawn, event: Event) -> Case:
    return replace(_entered(case, fact.sealed, event), ended=True)


def _entered(case: Case, sealed: Sealed, event: Event) -> Case:
    entry = CaseEntry(event.type, event.actor, event.occurred_at, sealed)
    return replace(case, entries=(*case.entries, entry))


Case.folds = {
    AccountabilitySignalled: _signalled,
    AccountabilityExplained: _explained,
    AccountabilityProposed: _proposed,
    AccountabilityProposalDismissed: _dismissed,
    AccountabilityTriggered: _triggered,
    AccountabilityAnswered: _answered,
    AccountabilityDecided: _decided,
    AccountabilityWithdrawn: _withdrawn,
}
