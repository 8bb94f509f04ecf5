"""What is recorded when clocks have passed, by what they are of, with its pairs in tasks."""

from datetime import date
from uuid import UUID

from contracts.events.accountability.signal import AccountabilityProposed, ProposalMatter
from contracts.events.case import CaseText
from contracts.words import Clock
from services.ledger.application.ports import Vault
from services.ledger.application.session import Session
from services.ledger.application.use_cases.supervising.pairing import record
from services.ledger.application.use_cases.supervising.sealing import opened, sealed_in, signal_of
from services.ledger.domain.accountability.proposing import unrecorded
from services.ledger.domain.accountability.raised import sealed_fact
from services.ledger.domain.accountability.state import Case
from services.ledger.domain.findings import replica
from services.ledger.domain.findings.replica import Replica
from services.ledger.domain.supervision import clocks as slips
from services.ledger.domain.supervision.slip import SupervisionSlip
from services.ledger.domain.supervision.supervising import remember
from services.ledger.domain.task import clocks as tasks
from services.ledger.domain.task.state import Task


async def pass_clocks(
    session: Session, stream: UUID, clock: Clock, today: date, vault: Vault
) -> None:
    """Record all that had passed in this stream before today; `clock` tells what it is of."""
    match clock:
        case Clock.SLIP_ANSWER:
            await _of_a_slip(session, stream, today)
        case Clock.REPLICA_ANSWER:
            asked = await session.load(Replica, stream)
            for unanswered in replica.pass_clock(asked, today):
                session.record(asked, unanswered)
        case Clock.RISK:
            at_rest = await session.load(Task, stream)
            for expired in tasks.expire_risk(at_rest, today):
                session.record(at_rest, expired)
        case Clock.EXPLANATION:
            await _propose(session, stream, today, vault)
        case _:
            task = await session.load(Task, stream)
            for fact in tasks.pass_clocks(task, today):
                task, _ = session.record(task, fact)


async def _of_a_slip(session: Session, stream: UUID, today: date) -> None:
    slip = await session.load(SupervisionSlip, stream)
    for fact in slips.pass_clock(slip, today):
        session.record(slip, fact)
        for one in fact.tasks:
            task = await session.load(Task, one)
            session.record(task, remember(task, slip.id, fact))


async def _propose(session: Session, stream: UUID, today: date, vault: Vault) -> None:
    """What a rule found becomes its proposal, with the explanation if one came in time."""
    case = await session.load(Case, stream)
    for one in unrecorded(case):
        if one.due < today:
            said = case.found.explanation
            explanation = (await opened(vault, said, CaseText)).text if said else None
            matter = ProposalMatter(signal=await signal_of(vault, case), explanation=explanation)
            sealed = await sealed_in(vault, case, matter)
            await record(session, case, sealed_fact(AccountabilityProposed, case, sealed))
