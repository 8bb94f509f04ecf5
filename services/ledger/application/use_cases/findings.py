"""Findings registered, answered, traced to their causes, linked to each other."""

from uuid import UUID

from contracts.identifiers import finding_id
from services.ledger.application.workplace import Workplace
from services.ledger.domain import finding as rules
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.finding import Finding
from services.ledger.domain.findings import analysis


async def register_finding(at: Workplace, _target: UUID, command: rules.RegisterFinding) -> UUID:
    """Register a finding, under the id of its number in the campaign."""
    campaign = await at.session.load(Campaign, command.campaign)
    finding = await at.session.load(Finding, finding_id(command.campaign, command.number))
    known = at.directory.units
    fact = rules.register_finding(finding, command, campaign, at.by, known)
    at.session.record(finding, fact)
    return finding.id


async def respond_to_finding(
    at: Workplace, target: UUID, command: analysis.RespondToFinding
) -> UUID:
    """The answer of a unit that the finding names."""
    finding, campaign = await finding_in_campaign(at, target)
    at.session.record(finding, analysis.respond_to_finding(finding, command, campaign, at.by))
    return target


async def record_root_cause(at: Workplace, target: UUID, command: analysis.RecordRootCause) -> UUID:
    """The root cause that counts from now on."""
    finding, campaign = await finding_in_campaign(at, target)
    at.session.record(finding, analysis.record_root_cause(finding, command, campaign, at.by))
    return target


async def link_findings(at: Workplace, target: UUID, command: analysis.LinkFindings) -> UUID:
    """The link, in both findings' streams."""
    finding = await at.session.load(Finding, target)
    other = await at.session.load(Finding, command.other)
    here, there = analysis.link_findings(finding, command, other, at.by)
    at.session.record(finding, here)
    at.session.record(other, there)
    return target


async def finding_in_campaign(at: Workplace, target: UUID) -> tuple[Finding, Campaign]:
    """A finding that exists, and its campaign."""
    finding = await at.session.load(Finding, target)
    return finding, await at.session.load(Campaign, finding.facts.campaign)
