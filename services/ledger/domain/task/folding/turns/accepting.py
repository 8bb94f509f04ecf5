"""How an accepted risk, and the end of its acceptance, change a task."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.task.turns.risk import RiskAccepted, RiskExpired
from contracts.words import TaskStatus
from services.ledger.domain.kernel.aggregate import Fold
from services.ledger.domain.task.state import AcceptedRisk, Task


def _accepted(task: Task, fact: RiskAccepted, event: Event) -> Task:
    risk = AcceptedRisk(
        fact.accepted_on, fact.expires_on, fact.previous_status, event.aggregate_version
    )
    return replace(task, status=TaskStatus.RISK_ACCEPTED, risk=risk)


def _expired(task: Task, fact: RiskExpired, _: Event) -> Task:
    measures = {
        number: replace(one, review_due=_later(one.review_due, fact))
        for number, one in task.measures.items()
    }
    clock = task.progress
    due = _later(clock.due, fact) if clock else None
    return replace(
        task,
        status=fact.status,
        risk=None,
        acceptance_due=_later(task.acceptance_due, fact),
        plan_due=_later(task.plan_due, fact),
        measures=measures,
        progress=replace(clock, due=due) if clock and due else clock,
    )


def _later(due: date | None, fact: RiskExpired) -> date | None:
    """The day by which it is due now; what had passed before the acceptance has passed."""
    if due is None or due < fact.accepted_on:
        return due
    return due + timedelta(days=fact.paused_days)


FOLDS: Mapping[type[Fact], Fold] = {
    RiskAccepted: _accepted,
    RiskExpired: _expired,
}
