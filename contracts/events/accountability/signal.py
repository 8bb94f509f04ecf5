"""What a rule found and what came of it, before a person raised a case or did not.

They stand in the stream of the case that it may become, sealed like the rest of it. By when the
unit may explain is shown: it says nothing of the matter.
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.case import CaseFact
from contracts.events.fact import Data, UnitCode
from contracts.words import SignalKind


class SignalMatter(Data):
    """What `AccountabilitySignalled.sealed` holds: which rule, of which policy, found what.

    `figure` reached the rule's `limit`; `unit` is the unit signalled.
    """

    campaign: UUID
    rule: str
    policy_version: int
    kind: SignalKind
    limit: int
    figure: int
    unit: UnitCode
    rests_on: tuple[UUID, ...]


class ProposalMatter(Data):
    """What `AccountabilityProposed.sealed` holds: the signal, and its explanation if any came."""

    signal: SignalMatter
    explanation: str | None = None


class AccountabilitySignalled(CaseFact):
    """A rule of the policy found what may be perfunctory, ineffective or falsified work."""

    topic: ClassVar[str] = "case.accountability_signalled.v1"
    explain_by: date


class AccountabilityExplained(CaseFact):
    """The head of the unit signalled explained, before a proposal."""

    topic: ClassVar[str] = "case.accountability_explained.v1"


class AccountabilityProposed(CaseFact):
    """The rule proposes a case, after the explanation or its day; a person decides."""

    topic: ClassVar[str] = "case.accountability_proposed.v1"


class AccountabilityProposalDismissed(CaseFact):
    """The discipline office dismissed the proposal, with a reason."""

    topic: ClassVar[str] = "case.accountability_proposal_dismissed.v1"
