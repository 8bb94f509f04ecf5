"""A finding sent to similar units (举一反三): named one by one or as groups, each asked once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from contracts.events.fact import UnitCode
from contracts.events.findings.replication import FindingReplicated, ReplicaAsked
from contracts.events.parts import UnitGroup
from contracts.words import ReplicaAnswer, Role
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.finding import Finding
from services.ledger.domain.findings.replica import Replica
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.kernel.refusals import AlreadyExists, GuardRefused


class ReplicateFinding(Command):
    """Ask similar units whether they have the finding too, each unit or group by name."""

    units: tuple[UnitCode, ...] = ()
    groups: tuple[Line, ...] = ()
    request: Text
    due: date | None = None
    because_of: UnitCode | None = None


@dataclass(frozen=True)
class Around:
    """What the directory knows, and the answer that leads on to other units, if one does."""

    units: frozenset[str]
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    because_of: Replica | None = None


def replicate_finding(
    finding: Finding, command: ReplicateFinding, campaign: Campaign, around: Around, by: Doer
) -> FindingReplicated:
    """The office asks units that are known, not named by the finding, and not asked before.

    Of a group those remain that this is true of; a unit named itself is refused where it is not.
    """
    by.require(Role.OFFICE)
    summary = finding.summary
    campaign.require_open()
    _require_units(finding, command, around)
    if command.due is not None and command.due < by.moment.today:
        raise GuardRefused("due_in_the_past", "{day} is over already", day=command.due)
    left_out = finding.replicas | set(finding.facts.units)
    groups = tuple(
        UnitGroup(name=name, units=tuple(u for u in around.groups[name] if u not in left_out))
        for name in command.groups
    )
    expanded = (unit for group in groups for unit in group.units)
    asked = tuple(dict.fromkeys((*command.units, *expanded)))
    if not asked:
        raise GuardRefused("similar_units", "no unit is left to be asked")
    return FindingReplicated(
        finding=summary,
        text=finding.facts.text,
        request=command.request,
        groups=groups,
        asked=asked,
        due=command.due,
        because_of=command.because_of,
    )


def _require_units(finding: Finding, command: ReplicateFinding, around: Around) -> None:
    named = set(command.units)
    if unknown := named - around.units:
        raise GuardRefused("unit_unknown", "not registered: {units}", units=sorted(unknown))
    if missing := [name for name in command.groups if name not in around.groups]:
        raise GuardRefused("group_unknown", "no unit is in the group {groups}", groups=missing)
    if own := named & set(finding.facts.units):
        raise GuardRefused(
            "similar_units", "the finding is about {units} itself", units=sorted(own)
        )
    if again := named & finding.replicas:
        raise AlreadyExists("asked already: {units}", units=sorted(again))
    led = around.because_of
    if command.because_of and (led is None or led.answer is not ReplicaAnswer.HERE_TOO):
        raise GuardRefused(
            "answered_here_too",
            "{unit} has not answered that it has the finding too",
            unit=command.because_of,
        )


def asked_of(finding: Finding, fact: FindingReplicated, unit: str) -> ReplicaAsked:
    """The question as this unit gets it."""
    return ReplicaAsked(
        finding=fact.finding,
        of_finding=finding.id,
        text=fact.text,
        unit_asked=unit,
        request=fact.request,
        due=fact.due,
        because_of=fact.because_of,
    )
