"""Objections, transfers, withdrawals."""

from dataclasses import replace
from typing import Any

from contracts.events.task.turns import contest, handover
from contracts.words import ContestOutcome, TaskStatus
from services.reporting.domain.folding.happening import Happening, Rules
from services.reporting.domain.folding.task.assignment import grouped, held, planned
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.rows.turns.handing import ContestRow, EndRow


def contested(row: TaskRow, now: Happening) -> TaskRow:
    """TaskContested."""
    made = ContestRow(row.lead_unit, now.fact.reason, now.day, now.fact.late)
    turns = replace(row.turns, contests=(*row.turns.contests, made))
    return row.but(status=TaskStatus.CONTESTED, turns=turns)


def upheld(row: TaskRow, now: Happening) -> TaskRow:
    """ContestUpheld: under another lead unit, or withdrawn."""
    to = now.fact.handover
    answered = _answered(row, now, ContestOutcome.REASSIGNED if to else ContestOutcome.WITHDRAWN)
    return _handed(answered, now, to) if to else withdrawn(answered, now)


def dismissed(row: TaskRow, now: Happening) -> TaskRow:
    """ContestDismissed."""
    answered = _answered(row, now, ContestOutcome.DISMISSED)
    return answered.but(status=TaskStatus.ASSIGNED, acceptance_due=now.fact.acceptance_due)


def transferred(row: TaskRow, now: Happening) -> TaskRow:
    """TaskTransferred."""
    return _handed(row, now, now.fact.handover)


def withdrawn(row: TaskRow, now: Happening) -> TaskRow:
    """TaskWithdrawn."""
    turns = replace(row.turns, ended=EndRow(now.fact.reason, now.day))
    return row.but(status=TaskStatus.WITHDRAWN, turns=turns)


def anew(row: TaskRow, measures: Any = ()) -> TaskRow:
    """To be planned from the beginning: judgements and replies before it count no longer."""
    lapsed = tuple(
        replace(one, state="lapsed") if one.state == "requested" else one
        for one in row.contributions
    )
    return row.but(
        measures=planned(measures),
        contributions=lapsed,
        accepted_at=None,
        accepted_late=False,
        plan_due=None,
        plan_proposed=False,
        plan_approved=False,
        verified=None,
        replies=(),
        endorsed=None,
        progress=replace(row.progress, due=None),
    )


def _handed(row: TaskRow, now: Happening, to: Any) -> TaskRow:
    former = (row.lead_unit,) if now.fact.previous_unit else ()
    turns = replace(row.turns, previous_units=(*row.turns.previous_units, *former))
    return anew(row, to.measures).but(
        status=TaskStatus.ASSIGNED,
        lead_unit=to.lead_unit,
        cooperating=to.cooperating,
        groups=grouped(to.groups),
        leader=held(to.leader),
        first_responsible=to.first_responsible or row.first_responsible,
        handler=to.handler,
        assigned_at=now.at,
        acceptance_due=to.acceptance_due,
        turns=turns,
    )


def _answered(row: TaskRow, now: Happening, outcome: ContestOutcome) -> TaskRow:
    *before, last = row.turns.contests
    answered = replace(last, outcome=outcome, answer=now.fact.reason)
    return row.but(turns=replace(row.turns, contests=(*before, answered)))


RULES: Rules = {
    contest.TaskContested: contested,
    contest.ContestUpheld: upheld,
    contest.ContestDismissed: dismissed,
    handover.TaskTransferred: transferred,
    handover.TaskWithdrawn: withdrawn,
}
