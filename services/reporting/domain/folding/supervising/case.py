"""Cases of accountability: what a rule found, what a person raised, how far it came."""

from contracts.events import case
from contracts.events.accountability import signal
from services.reporting.domain.folding.happening import Happening, Rule, Rules
from services.reporting.domain.rows.case import CaseRow, CaseState


def signalled(_: None, now: Happening) -> CaseRow:
    """AccountabilitySignalled."""
    return CaseRow(
        id=now.event.aggregate_id,
        tasks=now.fact.tasks,
        ground=now.fact.ground,
        state=CaseState.SIGNALLED,
        signalled_at=now.at,
        explain_by=now.fact.explain_by,
    )


def triggered(row: CaseRow | None, now: Happening) -> CaseRow:
    """AccountabilityTriggered: a new case, or the one that a rule proposed."""
    fact = now.fact
    told = {"tasks": fact.tasks, "ground": fact.ground, "state": CaseState.TRIGGERED}
    if row is not None:
        return row.but(**told, triggered_at=now.at)
    return CaseRow(id=now.event.aggregate_id, **told, triggered_at=now.at)


def _comes_to(state: CaseState) -> Rule:
    def rule(row: CaseRow, _: Happening) -> CaseRow:
        return row.but(state=state)

    return rule


RULES: Rules = {
    signal.AccountabilitySignalled: signalled,
    signal.AccountabilityExplained: _comes_to(CaseState.EXPLAINED),
    signal.AccountabilityProposed: _comes_to(CaseState.PROPOSED),
    signal.AccountabilityProposalDismissed: _comes_to(CaseState.DISMISSED),
    case.AccountabilityTriggered: triggered,
    case.AccountabilityAnswered: _comes_to(CaseState.ANSWERED),
    case.AccountabilityDecided: _comes_to(CaseState.DECIDED),
    case.AccountabilityWithdrawn: _comes_to(CaseState.WITHDRAWN),
}
