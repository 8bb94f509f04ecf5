"""Publications of results, each step paired into the stream of every task that it tells of."""

from uuid import UUID

from contracts.events.results.publication import ResultDrafted, ResultPublished
from services.ledger.application.workplace import Workplace
from services.ledger.domain.finding import Finding
from services.ledger.domain.results import publishing as rules
from services.ledger.domain.results.remembering import remember, require_publishable
from services.ledger.domain.results.result import Result


async def draft_result(at: Workplace, _target: UUID, command: rules.DraftResult) -> UUID:
    """Write the draft; every task must have a result, and none of the source's wording in it."""
    result = Result(at.identities.random_id())
    fact = rules.draft_result(result, command, at.by)
    await _judged_by_tasks(at, fact)
    await _record(at, result, fact)
    return result.id


async def publish_result(at: Workplace, target: UUID, command: rules.PublishResult) -> UUID:
    """Make it public."""
    result = await at.session.load(Result, target)
    fact = rules.publish_result(result, command, at.by)
    await _judged_by_tasks(at, fact)
    await _record(at, result, fact)
    return target


async def withdraw_result(at: Workplace, target: UUID, command: rules.WithdrawResult) -> UUID:
    """Take it back."""
    result = await at.session.load(Result, target)
    await _record(at, result, rules.withdraw_result(result, command, at.by))
    return target


async def invite_feedback(at: Workplace, target: UUID, command: rules.InviteFeedback) -> UUID:
    """Record the invitations, by their hashes; no task's history grows by it."""
    result = await at.session.load(Result, target)
    at.session.record(result, rules.invite_feedback(result, command, at.by))
    return target


async def _judged_by_tasks(at: Workplace, fact: ResultDrafted | ResultPublished) -> None:
    for one in fact.tasks:
        task = await at.task(one)
        finding = await at.session.load(Finding, task.finding or UUID(int=0))
        require_publishable(task, fact, finding, await at.context(task))


async def _record(at: Workplace, result: Result, fact: rules.Step) -> None:
    _, event = at.session.record(result, fact)
    for one in fact.tasks:
        task = await at.task(one)
        at.session.record(task, remember(task, event))
