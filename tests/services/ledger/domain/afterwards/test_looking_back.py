"""Who looks back at a closed task, once it was drawn, and what the clock says of it."""

from datetime import date
from typing import Any

import pytest

from contracts.events.fact import Fact
from contracts.events.task.afterwards.look_back import LookBackPassed, RelapseFound
from contracts.events.task.amending.lasting import MilestoneReached
from contracts.events.task.clocks import ClockPassed
from contracts.words import Clock, TaskStatus
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.task.afterwards.looking_back import LookBack, look_back
from services.ledger.domain.task.clocks import pass_clocks, running
from services.ledger.domain.task.openness import Openness, openness
from tests.services.ledger.domain.afterwards.aftermath import (
    BY,
    CLOSED,
    DRAW,
    DRAWN,
    DUE,
    RELAPSED,
    closed,
    pair,
)
from tests.services.ledger.domain.history import (
    CLOSABLE,
    FACTS,
    HASH,
    JUDGED,
    OTHER_HASH,
    SUBMITTED,
    a_task,
    assigned,
    returned,
    task_verified,
    verified,
)
from tests.services.ledger.domain.people import (
    HEAD,
    LEADING_GROUP,
    OFFICE,
    SUPERVISOR,
    SUPERVISOR_2,
    by,
    post,
    someone,
)
from tests.services.ledger.domain.stage import done

STAYED = LookBack(relapsed=False, opinion="成效保持", evidence_checked=(HASH,))
BACK = LookBack(relapsed=True, opinion="又超时")


def test_a_supervisor_who_verified_nothing_looks_back_at_a_drawn_task() -> None:
    stage = a_task(*DRAWN).when(look_back, STAYED, by(SUPERVISOR_2, "2022-05-09"))
    after = stage.then(
        LookBackPassed,
        draw=DRAW,
        closed_on=date(2021, 10, 11),
        look_back_by=BY,
        late=False,
        opinion="成效保持",
        evidence_checked=(HASH,),
    )
    assert after.state.status is TaskStatus.CLOSED
    after.when(look_back, STAYED, by(SUPERVISOR_2, "2022-05-10")).refused("already_exists")


def test_a_relapse_leaves_the_task_closed_and_the_reopening_to_others() -> None:
    stage = a_task(*DRAWN).when(look_back, BACK, by(SUPERVISOR_2, "2022-05-10"))
    after = stage.then(RelapseFound, reasons="又超时", late=True)
    assert after.state.status is TaskStatus.CLOSED
    assert after.state.after.relapsed
    after.when(look_back, BACK, by(SUPERVISOR_2, "2022-05-10")).refused("already_exists")


@pytest.mark.parametrize(
    ("history", "code"),
    [(CLOSABLE, "task_status"), (CLOSED, "look_back_drawn")],
)
def test_only_a_closed_task_that_was_drawn_is_looked_back_at(history: Any, code: str) -> None:
    a_task(*history).when(look_back, STAYED, by(SUPERVISOR_2)).refused(code)


def test_what_was_not_drawn_is_not_looked_back_at() -> None:
    stage = a_task(*CLOSED, pair(drawn=False))
    stage.when(look_back, STAYED, by(SUPERVISOR_2)).refused("look_back_drawn")


STAGE = MilestoneReached(
    task=FACTS,
    measure=1,
    round=1,
    milestone=date(2021, 10, 15),
    late=False,
    opinion="达成",
    evidence_checked=(HASH,),
    next_milestone=date(2022, 3, 15),
    deadline_version=2,
    independence=JUDGED,
)


@pytest.mark.parametrize("fact", [verified().fact, task_verified().fact, STAGE])
def test_who_verified_the_task_a_measure_or_a_stage_of_it_does_not_look_back(fact: Fact) -> None:
    stage = a_task(*SUBMITTED, done(fact, SUPERVISOR), closed(), pair())
    for said in (STAYED, BACK):
        stage.when(look_back, said, by(SUPERVISOR)).refused("independence")
    stage.when(look_back, STAYED, by(SUPERVISOR_2)).then(LookBackPassed)


def test_who_returned_a_measure_may_look_back() -> None:
    stage = a_task(*SUBMITTED, returned(), closed(), pair())
    stage.when(look_back, STAYED, by(SUPERVISOR)).then(LookBackPassed)


@pytest.mark.parametrize("doer", [OFFICE, HEAD, LEADING_GROUP])
def test_nobody_but_the_supervision_looks_back(doer: Doer) -> None:
    a_task(*DRAWN).when(look_back, STAYED, by(doer)).refused("not_permitted")


def test_who_came_from_a_unit_of_the_task_does_not_look_back() -> None:
    moved = someone("moved", post("督导组", "ddz"), post("经办人", "hqb", until="2021-12-31"))
    a_task(*DRAWN).when(look_back, STAYED, by(moved, "2022-05-01")).refused("independence")


def test_the_leading_group_looks_back_where_the_supervision_is_party() -> None:
    history = (assigned(cooperating=("ddz",)), *DRAWN[1:])
    a_task(*history).when(look_back, STAYED, by(SUPERVISOR_2)).refused("not_permitted")
    a_task(*history).when(look_back, STAYED, by(LEADING_GROUP)).then(LookBackPassed)


def test_that_it_stayed_rests_on_evidence_of_the_task() -> None:
    stage = a_task(*DRAWN)
    none = STAYED.model_copy(update={"evidence_checked": ()})
    foreign = STAYED.model_copy(update={"evidence_checked": (OTHER_HASH,)})
    stage.when(look_back, none, by(SUPERVISOR_2)).refused("evidence_checked")
    stage.when(look_back, foreign, by(SUPERVISOR_2)).refused("evidence_checked")


def test_the_clock_runs_to_the_draw_and_then_to_the_look_back() -> None:
    def due(*history: Any) -> list[date]:
        return [one.due for one in running(a_task(*history).state)]

    assert due(*CLOSED) == [DUE]
    assert due(*DRAWN) == [BY]
    assert due(*CLOSED, pair(drawn=False)) == due(*RELAPSED) == []


def test_a_look_back_that_is_due_and_not_done_is_recorded_once_for_each_day_set() -> None:
    closed = a_task(*CLOSED)
    assert pass_clocks(closed.state, DUE) == []
    (passed,) = pass_clocks(closed.state, date(2022, 4, 10))
    assert isinstance(passed, ClockPassed)
    assert (passed.clock, passed.due, passed.late_unit) == (Clock.LOOK_BACK, DUE, None)
    seen = closed.when(lambda *_: passed, None, by(SUPERVISOR)).then(ClockPassed)
    assert pass_clocks(seen.state, date(2022, 4, 11)) == []
    drawn = seen.when(lambda *_: pair().fact, None, by(SUPERVISOR)).then(type(pair().fact))
    assert [one.due for one in pass_clocks(drawn.state, date(2022, 5, 10))] == [BY]


def test_a_closed_task_is_in_reach_of_a_draw_until_one_takes_or_leaves_it() -> None:
    assert openness(a_task(*CLOSED).state) is Openness.AWAITS_LOOK_BACK
    for ended in (DRAWN, (*CLOSED, pair(drawn=False)), RELAPSED):
        assert openness(a_task(*ended).state) is None
