"""Risks accepted for a time."""

from dataclasses import replace
from datetime import date, timedelta

from contracts.events.task.turns import risk
from contracts.words import TaskStatus
from services.reporting.domain.folding.happening import Happening, Rules
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.rows.turns.linking import RiskRow


def accepted(row: TaskRow, now: Happening) -> TaskRow:
    """RiskAccepted."""
    fact = now.fact
    made = RiskRow(
        fact.reason,
        fact.residual_rating,
        fact.approver.officer,
        fact.accepted_on,
        fact.expires_on,
    )
    turns = replace(row.turns, risks=(*row.turns.risks, made))
    return row.but(status=TaskStatus.RISK_ACCEPTED, turns=turns)


def expired(row: TaskRow, now: Happening) -> TaskRow:
    """RiskExpired: clocks other than deadlines go on with the days that they had left."""
    *before, last = row.turns.risks
    turns = replace(row.turns, risks=(*before, replace(last, expired=True)))
    return row.but(
        status=now.fact.status,
        turns=turns,
        acceptance_due=_later(row.acceptance_due, now.fact),
        plan_due=_later(row.plan_due, now.fact),
        progress=replace(row.progress, due=_later(row.progress.due, now.fact)),
    )


def _later(due: date | None, fact: risk.RiskExpired) -> date | None:
    if due is None or due < fact.accepted_on:
        return due
    return due + timedelta(days=fact.paused_days)


RULES: Rules = {
    risk.RiskAccepted: accepted,
    risk.RiskExpired: expired,
}
