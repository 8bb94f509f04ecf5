"""Look-backs, reopenings, spot checks."""

from dataclasses import replace
from typing import Any

from contracts.events.supervision import draw_pairs
from contracts.events.task.afterwards import look_back, reopening
from contracts.words import TaskStatus
from services.reporting.domain.folding.happening import Happening, Rules
from services.reporting.domain.folding.task.turns.handing import anew
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.rows.turns.afterwards import (
    LookBackState,
    ReopeningRow,
    SpotCheckRow,
)


def look_back_drawn(row: TaskRow, now: Happening) -> TaskRow:
    """TaskLookBackDrawn: to be looked back at by a day, or due no longer."""
    fact = now.fact
    changes = {
        "state": LookBackState.DRAWN if fact.drawn else LookBackState.NOT_DRAWN,
        "draw": fact.draw,
        "draw_number": fact.draw_number,
        "always": fact.always,
        "by": fact.look_back_by,
    }
    return _last(row, **changes).but(look_back_due=fact.look_back_by)


def looked_back(row: TaskRow, now: Happening) -> TaskRow:
    """LookBackPassed."""
    return _done(row, now, LookBackState.PASSED, now.fact.opinion)


def relapsed(row: TaskRow, now: Happening) -> TaskRow:
    """RelapseFound: what comes of it the leading group decides."""
    return _done(row, now, LookBackState.RELAPSED, now.fact.reasons)


def reopened(row: TaskRow, now: Happening) -> TaskRow:
    """TaskReopened: what was judged before counts no longer, and stays in the history."""
    fact = now.fact
    made = ReopeningRow(fact.ground, fact.reason, fact.reference, now.day)
    return anew(row).but(
        status=TaskStatus.ACCEPTED,
        accepted_at=row.accepted_at,
        accepted_late=row.accepted_late,
        plan_due=fact.plan_due,
        closed_on=None,
        result_class=None,
        look_back_due=None,
        afterwards=replace(row.afterwards, reopenings=(*row.afterwards.reopenings, made)),
    )


def spot_check_drawn(row: TaskRow, now: Happening) -> TaskRow:
    """TaskSpotCheckDrawn."""
    fact, after = now.fact, row.afterwards
    drawn = SpotCheckRow(fact.draw, fact.draw_number, now.day)
    return row.but(afterwards=replace(after, spot_checks=(*after.spot_checks, drawn)))


def spot_check_concluded(row: TaskRow, now: Happening) -> TaskRow:
    """TaskSpotCheckConcluded."""
    fact, after = now.fact, row.afterwards
    found = {"result": fact.result, "opinion": fact.opinion, "concluded_on": now.day}
    checks = tuple(
        replace(one, **found) if one.draw == fact.draw else one for one in after.spot_checks
    )
    return row.but(afterwards=replace(after, spot_checks=checks))


def _done(row: TaskRow, now: Happening, state: LookBackState, words: str) -> TaskRow:
    done = _last(row, state=state, done_on=now.day, late=now.fact.late, words=words)
    return done.but(look_back_due=None)


def _last(row: TaskRow, **changes: Any) -> TaskRow:
    *before, last = row.afterwards.look_backs
    look_backs = (*before, replace(last, **changes))
    return row.but(afterwards=replace(row.afterwards, look_backs=look_backs))


RULES: Rules = {
    draw_pairs.TaskLookBackDrawn: look_back_drawn,
    draw_pairs.TaskSpotCheckDrawn: spot_check_drawn,
    draw_pairs.TaskSpotCheckConcluded: spot_check_concluded,
    look_back.LookBackPassed: looked_back,
    look_back.RelapseFound: relapsed,
    reopening.TaskReopened: reopened,
}
