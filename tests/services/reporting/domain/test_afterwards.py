"""A task after its closing: look-backs, reopenings; and draws that anybody can draw again."""

from datetime import date

from contracts.builders.event import an_event
from contracts.builders.examples.task.afterwards.looking_back import BY, CHECK, DRAW, SEED
from contracts.builders.places import TASK
from contracts.builders.story import a_task_from_registration_to_closing
from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.parts import MeasurePlan
from contracts.events.supervision.draw import (
    DrawAnnounced,
    LookBackDrawn,
    SpotCheckConcluded,
)
from contracts.events.supervision.draw_pairs import (
    TaskLookBackDrawn,
    TaskSpotCheckConcluded,
    TaskSpotCheckDrawn,
)
from contracts.events.task.afterwards.look_back import LookBackPassed, RelapseFound
from contracts.events.task.afterwards.reopening import TaskReopened
from contracts.events.task.paired import TaskInstitutionAbolished
from contracts.events.task.planning import PlanApproved
from contracts.sampling import sample
from contracts.words import DrawKind, MeasureType, ReopenGround, SpotCheckResult, TaskStatus
from services.reporting.application.asking.campaigns.look_backs import counted
from services.reporting.domain.changes import changes
from services.reporting.domain.rows.supervision.draw import DrawRow
from services.reporting.domain.rows.turns.afterwards import LookBackRow, LookBackState
from tests.services.reporting.folded import row_after, task_after

CLOSED = a_task_from_registration_to_closing()
DUE = date(2022, 12, 19)


def then(before: list[Event], fact: type[Fact], **fields: object) -> list[Event]:
    version = max(one.aggregate_version for one in before if one.aggregate_id == TASK) + 1
    return [*before, an_event(fact, aggregate_id=TASK, aggregate_version=version, **fields)]


DRAWN = then(CLOSED, TaskLookBackDrawn)
RELAPSED = then(DRAWN, RelapseFound)
REOPENED = then(RELAPSED, TaskReopened)


def last(events: list[Event]) -> LookBackRow:
    found = task_after(events).afterwards.last
    assert found is not None
    return found


def test_a_closed_task_waits_for_its_draw_from_its_day_on() -> None:
    waiting = last(CLOSED)
    assert (waiting.state, waiting.due) == (LookBackState.WAITS, DUE)
    assert not waiting.overdue(DUE)
    assert waiting.overdue(date(2022, 12, 20))


def test_a_drawn_task_is_due_anew_and_one_left_out_is_due_no_longer() -> None:
    drawn = last(DRAWN)
    assert (drawn.state, drawn.by, drawn.draw) == (LookBackState.DRAWN, BY, DRAW)
    assert not drawn.overdue(BY)
    assert drawn.overdue(date(2023, 2, 1))
    left = then(CLOSED, TaskLookBackDrawn, drawn=False, look_back_by=None)
    assert last(left).state is LookBackState.NOT_DRAWN
    assert not last(left).overdue(date(2999, 1, 1))
    assert task_after(left).look_back_due is None
    assert task_after(DRAWN).look_back_due == BY


def test_what_a_look_back_found_is_shown_with_its_words() -> None:
    passed = last(then(DRAWN, LookBackPassed))
    assert (passed.state, passed.done_on) == (LookBackState.PASSED, date(2023, 1, 10))
    back = last(RELAPSED)
    assert (back.state, back.words) == (LookBackState.RELAPSED, "两所附属医院又各自为政")
    assert task_after(RELAPSED).status is TaskStatus.CLOSED


def test_a_reopened_task_is_as_if_it_had_just_been_accepted_and_keeps_what_happened() -> None:
    before, row = task_after(RELAPSED), task_after(REOPENED)
    assert (row.status, row.plan_due) == (TaskStatus.ACCEPTED, date(2023, 2, 15))
    assert (row.closed_on, row.result_class, row.verified, row.endorsed) == (None,) * 4
    assert (row.replies, row.measures, row.plan_approved) == ((), (), False)
    assert row.accepted_at == before.accepted_at is not None
    (reopening,) = row.afterwards.reopenings
    assert reopening.ground is ReopenGround.LOOK_BACK
    assert row.afterwards.look_backs == before.afterwards.look_backs
    told = {one.facet: (one.before, one.after) for one in changes(before, row)}
    assert told["status"] == ("closed", "accepted")


def test_a_rule_that_ends_after_a_reopening_leaves_the_new_plan_alone() -> None:
    gone = then(REOPENED, TaskInstitutionAbolished)
    assert task_after(gone).measures == ()
    measure = MeasurePlan(number=2, text="再整改", type=MeasureType.PHASED, deadline=DUE)
    planned = then(then(REOPENED, PlanApproved, measures=(measure,)), TaskInstitutionAbolished)
    assert task_after(planned).measure(2).institution is None


def test_a_spot_check_stands_in_the_task_with_what_it_found() -> None:
    drawn = then(CLOSED[:-1], TaskSpotCheckDrawn)
    (check,) = task_after(drawn).afterwards.spot_checks
    assert (check.draw, check.result) == (CHECK, None)
    (check,) = task_after(then(drawn, TaskSpotCheckConcluded)).afterwards.spot_checks
    assert (check.result, check.opinion) == (SpotCheckResult.IN_ORDER, "台账与现场一致")
    other = then(drawn, TaskSpotCheckConcluded, draw=DRAW)
    assert task_after(other).afterwards.spot_checks == task_after(drawn).afterwards.spot_checks


def test_a_draw_shows_all_that_anybody_needs_to_draw_again() -> None:
    announced = row_after([an_event(DrawAnnounced)], DrawRow, DRAW)
    assert (announced.made_on, announced.percent, announced.due_until) == (None, 30, DUE)
    row = row_after([an_event(DrawAnnounced), an_event(LookBackDrawn)], DrawRow, DRAW)
    assert row.seed is not None
    assert row.seed.root == SEED.root
    always = {one.task for one in row.population if one.always}
    tasks = [one.task for one in row.population]
    drawn, left = sample(row.seed.root, row.id, tasks, always, row.percent)
    assert (row.drawn, row.not_drawn) == (tuple(drawn), tuple(left))
    assert row.look_back_by == BY


def test_conclusions_stand_in_the_draw() -> None:
    events = [
        an_event(DrawAnnounced, aggregate_id=CHECK, draw_kind=DrawKind.SPOT_CHECK),
        an_event(SpotCheckConcluded, aggregate_version=2),
    ]
    (found,) = row_after(events, DrawRow, CHECK).concluded
    assert (found.number, found.concluded_on) == ("R08-1", date(2022, 4, 6))


def test_a_plan_counts_states_and_what_is_due_by_then() -> None:
    tasks = [task_after(events) for events in (CLOSED, DRAWN, RELAPSED, REOPENED)]

    def of(day: date, *wanted: str) -> list[int]:
        told = counted(tasks, day)
        return [told[name] for name in wanted]

    states = ("waits", "drawn", "not_drawn", "passed", "relapsed", "reopened")
    assert of(DUE, *states) == [1, 1, 0, 0, 2, 1]
    assert of(date(2022, 12, 18), "due", "overdue") == [0, 0]
    assert of(DUE, "due", "overdue") == [1, 0]
    assert of(date(2022, 12, 20), "due", "overdue") == [1, 1]
    assert of(date(2023, 2, 1), "due", "overdue") == [1, 2]
