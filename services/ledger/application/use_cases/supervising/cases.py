"""Accountability: sealed in the case's stream, paired by id and hash into each task's."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from uuid import UUID

from contracts.envelope import Event
from contracts.events.case import (
    AccountabilityAnswered,
    AccountabilityDecided,
    AccountabilityTriggered,
    AccountabilityWithdrawn,
    CaseMatter,
    CaseText,
)
from contracts.events.fact import Fact, Sealed
from contracts.events.task import paired
from contracts.words import Role
from services.ledger.application.workplace import Workplace
from services.ledger.domain import case as rules
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.case import Case
from services.ledger.domain.directory.officer import Officer
from services.ledger.domain.kernel.refusals import GuardRefused
from services.ledger.domain.task.state import Task

Pair = (
    type[paired.TaskAccountabilityTriggered]
    | type[paired.TaskAccountabilityAnswered]
    | type[paired.TaskAccountabilityDecided]
    | type[paired.TaskAccountabilityWithdrawn]
)
PAIRS: Mapping[type[Fact], Pair] = {
    AccountabilityTriggered: paired.TaskAccountabilityTriggered,
    AccountabilityAnswered: paired.TaskAccountabilityAnswered,
    AccountabilityDecided: paired.TaskAccountabilityDecided,
    AccountabilityWithdrawn: paired.TaskAccountabilityWithdrawn,
}


async def trigger_accountability(
    at: Workplace, _target: UUID, command: rules.TriggerAccountability
) -> UUID:
    """Raise a case; what it rests on is sealed with it."""
    tasks = [await at.task(one) for one in command.tasks]
    involved = await _involved(at, tasks, command.subjects)
    case = Case(at.identities.random_id())
    events = frozenset(id_ for one in tasks for id_ in one.recorded)
    facts = rules.trigger_accountability(case, command, at.by, rules.Involved(involved, events))
    sealed = await _seal(at, case, facts)
    await _record(
        at,
        case,
        AccountabilityTriggered(tasks=command.tasks, ground=command.ground, sealed=sealed),
    )
    return case.id


async def answer_accountability(
    at: Workplace, target: UUID, command: rules.AnswerAccountability
) -> UUID:
    """A subject's answer."""
    case = await at.session.load(Case, target)
    text = rules.answer_accountability(case, command, at.by, await opened(at, case))
    sealed = await _seal(at, case, text)
    await _record(at, case, rules.sealed_fact(AccountabilityAnswered, case, sealed))
    return target


async def decide_accountability(
    at: Workplace, target: UUID, command: rules.DecideAccountability
) -> UUID:
    """The decision, by another person than raised the case."""
    case = await at.session.load(Case, target)
    facts = await opened(at, case)
    first = await _first_responsible(at, case, facts)
    text = rules.decide_accountability(case, command, at.by, facts, first)
    sealed = await _seal(at, case, text)
    await _record(at, case, rules.sealed_fact(AccountabilityDecided, case, sealed))
    return target


async def withdraw_accountability(
    at: Workplace, target: UUID, command: rules.WithdrawAccountability
) -> UUID:
    """The withdrawal, with its reason."""
    case = await at.session.load(Case, target)
    facts = await opened(at, case)
    party = await _discipline_is_party(at, case, facts)
    text = rules.withdraw_accountability(case, command, at.by, facts, discipline_is_party=party)
    sealed = await _seal(at, case, text)
    await _record(at, case, rules.sealed_fact(AccountabilityWithdrawn, case, sealed))
    return target


async def opened(at: Workplace, case: Case) -> CaseMatter:
    """The facts of the case, while its key exists."""
    text = await at.vault.open(case.facts.sealed)
    if text is None:
        raise GuardRefused("case_sealed", "the key of this case was deleted")
    return CaseMatter.model_validate_json(text)


async def _first_responsible(at: Workplace, case: Case, facts: CaseMatter) -> frozenset[UUID]:
    """Who may decide beside the leading group where the discipline office is party."""
    if not await _discipline_is_party(at, case, facts):
        return frozenset()
    tasks = [await at.task(one) for one in case.facts.tasks]
    campaigns = [await at.session.load(Campaign, one.facts.campaign) for one in tasks]
    return frozenset(one.first_responsible for one in campaigns if one.first_responsible)


async def _discipline_is_party(at: Workplace, case: Case, facts: CaseMatter) -> bool:
    tasks = [await at.task(one) for one in case.facts.tasks]
    involved = await _involved(at, tasks, facts.subjects)
    return bool(at.by.body_units.get(Role.DISCIPLINE, frozenset()) & involved)


async def _involved(
    at: Workplace, tasks: Sequence[Task], subjects: Sequence[UUID]
) -> frozenset[str]:
    """The units of the tasks and of the subjects' posts today, and the successors of merged ones.

    What the caller names beside them counts for nothing: it would choose who may act.
    """
    involved = set[str]().union(*(one.units for one in tasks))
    for subject in subjects:
        officer = (await at.session.load(Officer, subject)).require()
        involved |= {one.unit for one in officer.held(at.by.moment.today)}
    return at.directory.with_successors(involved)


async def _seal(at: Workplace, case: Case, text: CaseMatter | CaseText) -> Sealed:
    return await at.vault.seal(f"case/{case.id}", text.model_dump_json())


async def _record(at: Workplace, case: Case, fact: Fact) -> None:
    state, event = at.session.record(case, fact)
    for one in state.facts.tasks:
        _pair(at, await at.task(one), state, event)


def _pair(at: Workplace, task: Task, case: Case, event: Event) -> None:
    pair = PAIRS[type(event.data)](
        task=task.facts,
        case=case.id,
        case_event_sha256=sha256(event.to_bytes()).hexdigest(),
    )
    at.session.record(task, pair)
