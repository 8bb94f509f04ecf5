"""A finding answered by its unit, traced to its root cause, linked to another one.

It guards that a unit answers once and only for itself, and that a link is made once.
"""

from datetime import date
from uuid import UUID

from contracts.events.findings.analysis import (
    FindingLinked,
    ManagementResponseRecorded,
    RootCauseRecorded,
)
from contracts.words import FindingRelation, ResponseStance, Role
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.finding import Finding
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.kernel.refusals import AlreadyExists, GuardRefused


class RespondToFinding(Command):
    """Answer a finding that names your unit (management response)."""

    stance: ResponseStance
    text: Text
    done_by: date | None = None


class RecordRootCause(Command):
    """Record why the finding came about (找准根源); the newest one counts."""

    root_cause: Text


class LinkFindings(Command):
    """Link this finding to another one, of any campaign."""

    other: UUID
    relation: FindingRelation = FindingRelation.SAME
    reason: Line


def respond_to_finding(
    finding: Finding, command: RespondToFinding, campaign: Campaign, by: Doer
) -> ManagementResponseRecorded:
    """The head of a unit that the finding names answers once, while the campaign is open."""
    by.require(Role.HEAD)
    summary = finding.summary
    campaign.require_open()
    unit = by.post.unit
    if unit not in finding.facts.units:
        raise GuardRefused(
            "unit_of_finding", "the finding does not name the unit {unit}", unit=unit
        )
    if unit in finding.responded:
        raise AlreadyExists("the unit {unit} has answered the finding already", unit=unit)
    return ManagementResponseRecorded(finding=summary, responding_unit=unit, **command.fields())


def record_root_cause(
    finding: Finding, command: RecordRootCause, campaign: Campaign, by: Doer
) -> RootCauseRecorded:
    """The office records a root cause that is not the one that stands."""
    by.require(Role.OFFICE)
    summary = finding.summary
    campaign.require_open()
    if command.root_cause == finding.root_cause:
        raise AlreadyExists("this root cause is recorded already")
    return RootCauseRecorded(
        finding=summary, root_cause=command.root_cause, replaces=finding.root_cause
    )


def link_findings(
    finding: Finding, command: LinkFindings, other: Finding, by: Doer
) -> tuple[FindingLinked, FindingLinked]:
    """The office links two findings once: the fact of this one, and of the other."""
    by.require(Role.OFFICE)
    here, there = finding.summary, other.summary
    if finding.id == other.id:
        raise GuardRefused("linked_to_itself", "a finding is not linked to itself")
    if other.id in finding.links:
        raise AlreadyExists(
            "the findings {number} and {other} are linked already",
            number=here.number,
            other=there.number,
        )
    relation, reason = command.relation, command.reason
    return (
        FindingLinked(
            finding=here, other=other.id, other_finding=there, relation=relation, reason=reason
        ),
        FindingLinked(
            finding=there,
            other=finding.id,
            other_finding=here,
            relation=relation.mirrored,
            reason=reason,
        ),
    )
