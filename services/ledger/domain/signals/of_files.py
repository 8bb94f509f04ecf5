"""What the files show that are offered as evidence: used twice, older than the assignment.

A file that was declared on upload as shared or pre-existing, with its reason, is no signal, nor
is the text of an institution, which whoever calls these leaves aside.
"""

from collections.abc import Sequence
from typing import TypeAlias, TypeGuard
from uuid import UUID

from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.task.assignment import TaskAssigned
from contracts.events.task.turns.working import EvidenceSuperseded
from contracts.events.task.work import EvidenceAttached
from services.ledger.domain.signals.found import Found, Ruling, found

Offering: TypeAlias = EvidenceAttached | EvidenceSuperseded


def is_offered(fact: Fact) -> TypeGuard[Offering]:
    """Whether a file is offered as evidence of this very work, and was not declared otherwise."""
    return isinstance(fact, EvidenceAttached | EvidenceSuperseded) and not fact.shared_reason


def reused(ruling: Ruling, at: Event, uses: Sequence[Event]) -> Found | None:
    """With `at` the same file, undeclared, came to so many tasks; `uses` are all of it, in order.

    The unit signalled is the one that came last: who was first used nothing twice.
    """
    firsts: dict[UUID, Event] = {}
    for one in uses:
        if is_offered(one.data):
            firsts.setdefault(one.aggregate_id, one)
        if one.event_id == at.event_id:
            break
    if firsts.get(at.aggregate_id) != at:
        return None
    return found(ruling, str(at.event_id), len(firsts), firsts.values(), at)


def predates(ruling: Ruling, at: Event, history: Sequence[Event]) -> Found | None:
    """The file is dated so many days before its task was first assigned."""
    assigned = next((one for one in history if isinstance(one.data, TaskAssigned)), None)
    dated = getattr(at.data, "dated", None)
    if assigned is None or dated is None:
        return None
    days = (ruling.day_of(assigned) - dated).days
    return found(ruling, str(at.event_id), days, [assigned, at], at)
