"""Accountability: sealed in the case's stream, paired by id and hash into each task's."""

from collections.abc import Sequence
from uuid import UUID

from contracts.events.case import (
    AccountabilityAnswered,
    AccountabilityDecided,
    AccountabilityTriggered,
    AccountabilityWithdrawn,
    CaseMatter,
)
from contracts.words import Role
from services.ledger.application.use_cases.supervising.pairing import record
from services.ledger.application.use_cases.supervising.sealing import facts_of, say, sealed_in
from services.ledger.application.workplace import Workplace
from services.ledger.domain.accountability import raised as rules
from services.ledger.domain.accountability.state import Case
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.directory.officer import Officer


async def trigger_accountability(
    at: Workplace, _target: UUID, command: rules.TriggerAccountability
) -> UUID:
    """Raise a case; what it rests on is sealed with it."""
    tasks = [await at.task(one) for one in command.tasks]
    involved = await involved_units(at, command.tasks, command.subjects)
    case = await _to_be_raised(at, command.proposal)
    events = frozenset(id_ for one in tasks for id_ in one.recorded)
    facts = rules.trigger_accountability(case, command, at.by, rules.Involved(involved, events))
    sealed = await sealed_in(at.vault, case, facts)
    fact = AccountabilityTriggered(tasks=command.tasks, ground=command.ground, sealed=sealed)
    await record(at.session, case, fact)
    return case.id


async def _to_be_raised(at: Workplace, proposal: UUID | None) -> Case:
    """A new case, or the one that a rule proposed."""
    if proposal is None:
        return Case(at.identities.random_id())
    return (await at.session.load(Case, proposal)).require()


async def answer_accountability(
    at: Workplace, target: UUID, command: rules.AnswerAccountability
) -> UUID:
    """A subject's answer."""
    case = await at.session.load(Case, target)
    text = rules.answer_accountability(case, command, at.by, await facts_of(at.vault, case))
    await say(at, case, AccountabilityAnswered, text)
    return target


async def decide_accountability(
    at: Workplace, target: UUID, command: rules.DecideAccountability
) -> UUID:
    """The decision, by another person than raised the case."""
    case = await at.session.load(Case, target)
    facts = await facts_of(at.vault, case)
    first = await _first_responsible(at, case, facts)
    text = rules.decide_accountability(case, command, at.by, facts, first)
    await say(at, case, AccountabilityDecided, text)
    return target


async def withdraw_accountability(
    at: Workplace, target: UUID, command: rules.WithdrawAccountability
) -> UUID:
    """The withdrawal, with its reason."""
    case = await at.session.load(Case, target)
    facts = await facts_of(at.vault, case)
    party = await _discipline_is_party(at, case, facts)
    text = rules.withdraw_accountability(case, command, at.by, facts, discipline_is_party=party)
    await say(at, case, AccountabilityWithdrawn, text)
    return target


async def _first_responsible(at: Workplace, case: Case, facts: CaseMatter) -> frozenset[UUID]:
    """Who may decide beside the leading group where the discipline office is party."""
    if not await _discipline_is_party(at, case, facts):
        return frozenset()
    tasks = [await at.task(one) for one in case.facts.tasks]
    campaigns = [await at.session.load(Campaign, one.facts.campaign) for one in tasks]
    return frozenset(one.first_responsible for one in campaigns if one.first_responsible)


async def _discipline_is_party(at: Workplace, case: Case, facts: CaseMatter) -> bool:
    involved = await involved_units(at, case.facts.tasks, facts.subjects)
    return bool(at.by.body_units.get(Role.DISCIPLINE, frozenset()) & involved)


async def involved_units(
    at: Workplace, tasks: Sequence[UUID], subjects: Sequence[UUID]
) -> frozenset[str]:
    """The units of the tasks and of the subjects' posts today, and the successors of merged ones.

    What the caller names beside them counts for nothing: it would choose who may act.
    """
    involved = set[str]().union(*[(await at.task(one)).units for one in tasks])
    for subject in subjects:
        officer = (await at.session.load(Officer, subject)).require()
        involved |= {one.unit for one in officer.held(at.by.moment.today)}
    return at.directory.with_successors(involved)
