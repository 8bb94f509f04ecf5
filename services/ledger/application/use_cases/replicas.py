"""Findings sent to similar units, and what each of them answers, with a task of its own."""

from uuid import UUID

from contracts.identifiers import replica_id
from services.ledger.application.use_cases.findings import finding_in_campaign
from services.ledger.application.workplace import Workplace
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.findings import replica as rules
from services.ledger.domain.findings.replica import Replica
from services.ledger.domain.findings.replication import (
    Around,
    ReplicateFinding,
    asked_of,
    replicate_finding,
)
from services.ledger.domain.task.state import Task


async def replicate(at: Workplace, target: UUID, command: ReplicateFinding) -> UUID:
    """Ask each unit, in a stream of its own."""
    finding, campaign = await finding_in_campaign(at, target)
    led = command.because_of
    because_of = await at.session.load(Replica, replica_id(target, led)) if led else None
    around = Around(at.directory.units, at.directory.groups, because_of)
    fact = replicate_finding(finding, command, campaign, around, at.by)
    at.session.record(finding, fact)
    for unit in fact.asked:
        replica = await at.session.load(Replica, replica_id(target, unit))
        at.session.record(replica.require_new(), asked_of(finding, fact, unit))
    return target


async def answer(at: Workplace, target: UUID, command: rules.AnswerReplica) -> UUID:
    """The answer of the unit asked, and its own task where it has the finding too."""
    replica = await at.session.load(Replica, target)
    campaign = await at.session.load(Campaign, replica.facts.finding.campaign)
    fact, own = rules.answer_replica(replica, command, campaign, at.by)
    at.session.record(replica, fact)
    if own and fact.task:
        task = (await at.session.load(Task, fact.task)).require_new()
        for one in own:
            task, _ = at.session.record(task, one)
    return target
