"""A finding (问题): what the source found, in its original words.

It guards that a number is used once in a campaign.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.envelope import Event
from contracts.events.fact import UnitCode
from contracts.events.finding import FindingRegistered
from contracts.events.findings.analysis import (
    FindingLinked,
    ManagementResponseRecorded,
    RootCauseRecorded,
)
from contracts.events.findings.replication import FindingReplicated
from contracts.events.findings.summary import FindingSummary
from contracts.words import Role, SourceKind
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.kernel.refusals import GuardRefused, NotFound


@dataclass(frozen=True)
class Finding(Aggregate):
    """The finding as registered, and what was said of it since.

    `responded` are the units that answered it, `links` the findings that it is linked to,
    `replicas` the units asked whether they have it too.
    """

    word: ClassVar[str] = "finding"
    registered: FindingRegistered | None = None
    root_cause: str | None = None
    responded: frozenset[str] = frozenset()
    links: frozenset[UUID] = frozenset()
    replicas: frozenset[str] = frozenset()

    @property
    def facts(self) -> FindingRegistered:
        """What the source found, or a refusal where nothing is registered."""
        self.require()
        if self.registered is None:
            raise NotFound("the finding was never registered")
        return self.registered

    @property
    def summary(self) -> FindingSummary:
        """The finding by its number, as its facts carry it."""
        return FindingSummary(campaign=self.facts.campaign, number=self.facts.number)


def _registered(finding: Finding, fact: FindingRegistered, _: Event) -> Finding:
    return replace(finding, registered=fact, root_cause=fact.root_cause)


def _responded(finding: Finding, fact: ManagementResponseRecorded, _: Event) -> Finding:
    return replace(finding, responded=finding.responded | {fact.responding_unit})


def _traced(finding: Finding, fact: RootCauseRecorded, _: Event) -> Finding:
    return replace(finding, root_cause=fact.root_cause)


def _linked(finding: Finding, fact: FindingLinked, _: Event) -> Finding:
    return replace(finding, links=finding.links | {fact.other})


def _replicated(finding: Finding, fact: FindingReplicated, _: Event) -> Finding:
    return replace(finding, replicas=finding.replicas | set(fact.asked))


Finding.folds = {
    FindingRegistered: _registered,
    ManagementResponseRecorded: _responded,
    RootCauseRecorded: _traced,
    FindingLinked: _linked,
    FindingReplicated: _replicated,
}


class RegisterFinding(Command):
    """Take a finding into an open campaign."""

    campaign: UUID
    number: Line
    source_kind: SourceKind
    source_as_written: Line | None = None
    earlier_round: bool = False
    text: Text
    category: Line | None = None
    units: tuple[UnitCode, ...] = ()
    root_cause: Text | None = None
    common: bool | None = None
    repeated: bool | None = None
    dated: date | None = None


def register_finding(
    finding: Finding,
    command: RegisterFinding,
    campaign: Campaign,
    by: Doer,
    known_units: frozenset[str],
) -> FindingRegistered:
    """The office registers a finding with a number that is new in an open campaign."""
    by.require(Role.OFFICE)
    campaign.require_open()
    finding.require_new()
    if unknown := set(command.units) - known_units:
        raise GuardRefused("unit_unknown", "not registered: {units}", units=sorted(unknown))
    fields = command.fields()
    fields["source_as_written"] = command.source_as_written or command.source_kind.value
    return FindingRegistered(**fields)
