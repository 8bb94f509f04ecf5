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
from contracts.words import Role, SourceKind
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.kernel.refusals import GuardRefused


@dataclass(frozen=True)
class Finding(Aggregate):
    """The finding as registered."""

    word: ClassVar[str] = "finding"
    registered: FindingRegistered | None = None


def _registered(finding: Finding, fact: FindingRegistered, _: Event) -> Finding:
    return replace(finding, registered=fact)


Finding.folds = {FindingRegistered: _registered}


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
