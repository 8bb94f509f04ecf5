"""A fact of a case recorded, and paired by id and hash into the stream of each of its tasks."""

from collections.abc import Mapping
from hashlib import sha256

from contracts.envelope import Event
from contracts.events.accountability.signal import (
    AccountabilityExplained,
    AccountabilityProposalDismissed,
    AccountabilityProposed,
    AccountabilitySignalled,
)
from contracts.events.case import (
    AccountabilityAnswered,
    AccountabilityDecided,
    AccountabilityTriggered,
    AccountabilityWithdrawn,
)
from contracts.events.fact import Fact
from contracts.events.task import paired
from services.ledger.application.session import Session
from services.ledger.domain.accountability.state import Case
from services.ledger.domain.task.state import Task

Pair = (
    type[paired.TaskAccountabilitySignalled]
    | type[paired.TaskAccountabilityExplained]
    | type[paired.TaskAccountabilityProposed]
    | type[paired.TaskAccountabilityProposalDismissed]
    | type[paired.TaskAccountabilityTriggered]
    | type[paired.TaskAccountabilityAnswered]
    | type[paired.TaskAccountabilityDecided]
    | type[paired.TaskAccountabilityWithdrawn]
)
PAIRS: Mapping[type[Fact], Pair] = {
    AccountabilitySignalled: paired.TaskAccountabilitySignalled,
    AccountabilityExplained: paired.TaskAccountabilityExplained,
    AccountabilityProposed: paired.TaskAccountabilityProposed,
    AccountabilityProposalDismissed: paired.TaskAccountabilityProposalDismissed,
    AccountabilityTriggered: paired.TaskAccountabilityTriggered,
    AccountabilityAnswered: paired.TaskAccountabilityAnswered,
    AccountabilityDecided: paired.TaskAccountabilityDecided,
    AccountabilityWithdrawn: paired.TaskAccountabilityWithdrawn,
}


async def record(session: Session, case: Case, fact: Fact) -> None:
    """The fact in the case's stream, and its pair in each task that the case is then on."""
    state, event = session.record(case, fact)
    for one in state.heading["tasks"]:
        _pair(session, (await session.load(Task, one)).require(), event)


def _pair(session: Session, task: Task, event: Event) -> None:
    pair = PAIRS[type(event.data)](
        task=task.facts,
        case=event.aggregate_id,
        case_event_sha256=sha256(event.to_bytes()).hexdigest(),
    )
    session.record(task, pair)
