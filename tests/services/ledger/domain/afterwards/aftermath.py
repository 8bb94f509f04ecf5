"""The task of `history` after its closing, step by step."""

from datetime import date

from contracts.events.supervision.draw import Seed
from contracts.events.supervision.draw_pairs import TaskLookBackDrawn
from contracts.events.task.afterwards.look_back import RelapseFound
from contracts.events.task.afterwards.reopening import TaskReopened
from contracts.events.task.closing import TaskClosed
from contracts.identifiers import draw_id
from contracts.words import DrawKind, ReopenGround, ResultClass, TaskStatus
from tests.services.ledger.domain.history import CLOSABLE, FACTS, HASH, JUDGED
from tests.services.ledger.domain.people import CAMPAIGN, LEADING_GROUP, OFFICE_2, SUPERVISOR_2
from tests.services.ledger.domain.stage import Done, done

DRAW = draw_id(CAMPAIGN, DrawKind.LOOK_BACK, 1)
SEED = Seed(root="ab" * 32, origin="taizhang/test", tree_size=99)
DUE, BY = date(2022, 4, 9), date(2022, 5, 9)
PLAN_DUE = date(2022, 6, 1)


def closed() -> Done:
    fact = TaskClosed(
        task=FACTS, result_class=ResultClass.COMPLETED, look_back_due=DUE, independence=JUDGED
    )
    return done(fact, OFFICE_2, "2021-10-11")


def pair(*, drawn: bool = True) -> Done:
    by = BY if drawn else None
    fact = TaskLookBackDrawn(
        task=FACTS, draw=DRAW, draw_number=1, drawn=drawn, seed=SEED, look_back_by=by
    )
    return done(fact, SUPERVISOR_2, "2022-04-10")


def relapsed() -> Done:
    fact = RelapseFound(
        task=FACTS,
        draw=DRAW,
        draw_number=1,
        closed_on=date(2021, 10, 11),
        look_back_by=BY,
        late=False,
        reasons="又超时",
        evidence_checked=(HASH,),
        independence=JUDGED,
    )
    return done(fact, SUPERVISOR_2, "2022-05-01")


def reopened() -> Done:
    fact = TaskReopened(
        task=FACTS,
        ground=ReopenGround.LOOK_BACK,
        reason="反弹",
        draw=DRAW,
        previous_status=TaskStatus.CLOSED,
        reopened_on=date(2022, 5, 2),
        plan_due=PLAN_DUE,
    )
    return done(fact, LEADING_GROUP, "2022-05-02")


CLOSED = (*CLOSABLE, closed())
DRAWN = (*CLOSED, pair())
RELAPSED = (*DRAWN, relapsed())
REOPENED = (*RELAPSED, reopened())
