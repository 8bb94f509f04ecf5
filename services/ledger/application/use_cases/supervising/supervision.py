"""Notices, supervision slips, answers and interviews, paired into the stream of each task."""

from uuid import UUID

from contracts.events.supervision.slip import NoticeIssued, SupervisionSlipIssued
from contracts.identifiers import supervision_id
from services.ledger.application.workplace import Workplace
from services.ledger.domain.directory.officer import Officer
from services.ledger.domain.supervision import slip as rules
from services.ledger.domain.supervision.slip import SupervisionSlip
from services.ledger.domain.supervision.supervising import interview, remember, supervise


async def issue_notice(at: Workplace, _target: UUID, command: rules.IssueNotice) -> UUID:
    """Issue the notice, and remember it in each of its tasks."""
    slip = await _numbered(at, command)
    return await _issue(at, slip, rules.issue_notice(slip, command, at.by))


async def issue_supervision_slip(
    at: Workplace, _target: UUID, command: rules.IssueSupervisionSlip
) -> UUID:
    """Issue the slip, and remember it in each of its tasks."""
    slip = await _numbered(at, command)
    return await _issue(at, slip, rules.issue_supervision_slip(slip, command, at.by))


async def answer_supervision_slip(
    at: Workplace, target: UUID, command: rules.AnswerSupervisionSlip
) -> UUID:
    """Record the unit's answer, and remember it in each task of the slip."""
    slip = await at.session.load(SupervisionSlip, target)
    fact = rules.answer_supervision_slip(slip, command, at.by)
    at.session.record(slip, fact)
    for one in fact.tasks:
        task = await at.task(one)
        at.session.record(task, remember(task, slip.id, fact))
    return target


async def hold_interview(at: Workplace, target: UUID, command: rules.HoldInterview) -> UUID:
    """Record the interview with people of the directory, and remember it in each task."""
    slip = await at.session.load(SupervisionSlip, target)
    fact = rules.hold_interview(slip, command, at.by)
    for person in fact.with_whom:
        (await at.session.load(Officer, person)).require()
    at.session.record(slip, fact)
    for one in fact.tasks:
        task = await at.task(one)
        at.session.record(task, interview(task, slip.id, fact, await at.context(task)))
    return target


async def _numbered(at: Workplace, command: rules.IssueNotice) -> SupervisionSlip:
    id_ = supervision_id(command.campaign, command.document_number)
    return await at.session.load(SupervisionSlip, id_)


async def _issue(
    at: Workplace, slip: SupervisionSlip, fact: NoticeIssued | SupervisionSlipIssued
) -> UUID:
    at.session.record(slip, fact)
    for one in fact.tasks:
        task = await at.task(one)
        at.session.record(task, supervise(task, slip.id, fact, await at.context(task)))
    return slip.id
