"""What a spot check found is said once of each task drawn, by someone independent of the work."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from contracts.events.supervision.draw import (
    Candidate,
    DrawAnnounced,
    SpotCheckConcluded,
    SpotCheckDrawn,
)
from contracts.events.supervision.draw_pairs import TaskSpotCheckConcluded
from contracts.identifiers import draw_id
from contracts.words import DrawKind, SpotCheckResult
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.supervision.concluding import ConcludeSpotCheck, conclude_spot_check
from services.ledger.domain.supervision.draw import Draw
from services.ledger.domain.task.context import Context
from services.ledger.domain.task.state import Task
from tests.services.ledger.domain.afterwards.aftermath import SEED
from tests.services.ledger.domain.history import (
    HASH,
    OTHER_HASH,
    SUBMITTED,
    TASK_ID,
    a_task,
    assigned,
)
from tests.services.ledger.domain.people import (
    CAMPAIGN,
    HEAD,
    LEADING_GROUP,
    OFFICE,
    SUPERVISOR,
    by,
    post,
    someone,
)
from tests.services.ledger.domain.stage import Stage, done, given

SAID = {"campaign": CAMPAIGN, "draw_kind": DrawKind.SPOT_CHECK, "draw_number": 1, "percent": 50}
ANNOUNCED = DrawAnnounced(**SAID, purpose="季度抽查")
MADE = SpotCheckDrawn(
    **SAID,
    method="taizhang-draw-1",
    seed=SEED,
    population=(Candidate(task=TASK_ID, number="R14-1"), Candidate(task=UUID(int=2), number="2")),
    drawn=(TASK_ID,),
    not_drawn=(UUID(int=2),),
)
FOUND = ConcludeSpotCheck(
    task=TASK_ID,
    result=SpotCheckResult.DEFICIENT,
    opinion="台账与现场不符",
    evidence_checked=(HASH,),
)
OPEN = a_task(*SUBMITTED).state


def drawn() -> Stage:
    return given(Draw(draw_id(CAMPAIGN, DrawKind.SPOT_CHECK, 1)), done(ANNOUNCED), done(MADE))


def conclude(draw: Draw, command: Any, task: Task, context: Context) -> SpotCheckConcluded:
    return conclude_spot_check(draw, command, task, context)[0]


def test_a_supervisor_concludes_once_and_the_task_remembers_it() -> None:
    outcome = drawn().when(conclude, FOUND, OPEN, by(SUPERVISOR))
    stage = outcome.then(SpotCheckConcluded, number="R14-1", result=SpotCheckResult.DEFICIENT)
    stage.when(conclude, FOUND, OPEN, by(SUPERVISOR)).refused("spot_check_open")
    _, pair = conclude_spot_check(drawn().state, FOUND, OPEN, by(SUPERVISOR))
    assert isinstance(pair, TaskSpotCheckConcluded)
    assert (pair.draw_number, pair.opinion, pair.evidence_checked) == (
        1,
        "台账与现场不符",
        (HASH,),
    )
    assert given(OPEN, done(pair, SUPERVISOR)).state.status is OPEN.status


def test_nothing_is_concluded_of_a_task_that_was_not_drawn() -> None:
    other = replace(OPEN, id=UUID(int=2))
    drawn().when(conclude, FOUND, other, by(SUPERVISOR)).refused("spot_check_open")
    only_announced = given(Draw(draw_id(CAMPAIGN, DrawKind.SPOT_CHECK, 1)), done(ANNOUNCED))
    only_announced.when(conclude, FOUND, OPEN, by(SUPERVISOR)).refused("spot_check_open")


@pytest.mark.parametrize("doer", [OFFICE, HEAD, LEADING_GROUP])
def test_nobody_but_the_supervision_concludes(doer: Doer) -> None:
    drawn().when(conclude, FOUND, OPEN, by(doer)).refused("not_permitted")


def test_who_worked_on_the_task_does_not_check_it() -> None:
    moved = someone("moved", post("督导组", "ddz"), post("经办人", "hqb"))
    drawn().when(conclude, FOUND, OPEN, by(moved)).refused("independence")


def test_the_leading_group_concludes_where_the_supervision_is_party() -> None:
    own = a_task(assigned(cooperating=("ddz",)), *SUBMITTED[1:]).state
    drawn().when(conclude, FOUND, own, by(SUPERVISOR)).refused("not_permitted")
    drawn().when(conclude, FOUND, own, by(LEADING_GROUP)).then(SpotCheckConcluded)


def test_the_evidence_listed_is_of_the_task() -> None:
    foreign = FOUND.model_copy(update={"evidence_checked": (OTHER_HASH,)})
    drawn().when(conclude, foreign, OPEN, by(SUPERVISOR)).refused("evidence_checked")
    none = FOUND.model_copy(update={"evidence_checked": ()})
    drawn().when(conclude, none, OPEN, by(SUPERVISOR)).then(SpotCheckConcluded)


def test_a_look_back_has_no_conclusion_of_this_kind() -> None:
    look_back = ANNOUNCED.model_copy(update={"draw_kind": DrawKind.LOOK_BACK})
    stage = given(Draw(draw_id(CAMPAIGN, DrawKind.LOOK_BACK, 1)), done(look_back))
    stage.when(conclude, FOUND, OPEN, by(SUPERVISOR)).refused("draw_kind")
