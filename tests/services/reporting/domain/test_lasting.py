"""A task kept up for long waits for its milestones, and counts as settled while none is missed."""

from datetime import date

from contracts.builders.event import an_event
from contracts.builders.places import TASK
from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.task.amending import lasting
from contracts.events.task.planning import PlanApproved
from contracts.events.task.work import MeasureSubmitted
from contracts.words import MeasureStatus, MeasureType, ResultClass, TaskStatus
from services.reporting.domain.rows.measure import MeasureRow
from services.reporting.domain.standing.timeliness import Timeliness, Warnings, due_of_task, judge
from tests.services.reporting.folded import task_after
from tests.services.reporting.history import until

FIRST, NEXT = date(2022, 3, 17), date(2022, 9, 17)


def _next(before: list[Event], fact: type[Fact], **fields: object) -> list[Event]:
    version = max(one.aggregate_version for one in before if one.aggregate_id == TASK) + 1
    return [*before, an_event(fact, aggregate_id=TASK, aggregate_version=version, **fields)]


def _planned() -> list[Event]:
    *before, approved = until(PlanApproved)
    assert isinstance(approved.data, PlanApproved)
    kept = approved.data.measures[1].model_copy(
        update={"type": MeasureType.CONTINUOUS, "deadline": None, "first_milestone": FIRST}
    )
    fact = approved.data.model_copy(update={"measures": (kept,)})
    return [*before, approved.model_copy(update={"data": fact})]


SUBMITTED = _next(_planned(), MeasureSubmitted, measure=2, deadline=None)
REACHED = _next(SUBMITTED, lasting.MilestoneReached)
KEPT_UP = _next(REACHED, lasting.TaskClassifiedLongTerm)


def _measure(events: list[Event]) -> MeasureRow:
    return task_after(events).measure(2)


def test_a_reached_milestone_plans_the_next_and_keeps_the_first() -> None:
    measure = _measure(REACHED)
    assert (measure.status, measure.milestone) == (MeasureStatus.PLANNED, NEXT)
    assert (measure.plan.first_milestone, len(measure.stages)) == (FIRST, 1)


def test_a_stage_submitted_after_its_milestone_is_not_timely() -> None:
    late = an_event(
        MeasureSubmitted,
        aggregate_id=TASK,
        aggregate_version=SUBMITTED[-1].aggregate_version,
        occurred_at=SUBMITTED[-1].occurred_at.replace(year=2023),
        measure=2,
        deadline=None,
    )
    assert _measure(SUBMITTED).rounds[-1].timely
    assert _measure([*SUBMITTED[:-1], late]).late


def test_the_long_term_is_overdue_from_the_day_after_a_missed_milestone() -> None:
    task = task_after(KEPT_UP)
    assert (task.status, task.result_class) == (TaskStatus.LONG_TERM, ResultClass.LONG_TERM)
    due = due_of_task(task)
    assert judge(due, NEXT, Warnings()).timeliness is Timeliness.DUE_SOON
    assert judge(due, date(2022, 9, 18), Warnings()).timeliness is Timeliness.OVERDUE


def test_a_late_stage_leaves_the_task_once_overdue() -> None:
    assert task_after(_next(SUBMITTED, lasting.MilestoneReached, late=True)).ever_overdue
    assert not task_after(REACHED).ever_overdue


def test_a_verified_measure_that_is_resumed_is_waited_for_again() -> None:
    resumed = _measure(_next(REACHED, lasting.TaskClassifiedLongTerm, resumed=(2,)))
    assert (resumed.status, resumed.pending_due) == (MeasureStatus.PLANNED, NEXT)


def test_the_end_of_the_long_term_leaves_the_task_in_progress() -> None:
    task = task_after(_next(KEPT_UP, lasting.LongTermEnded))
    assert (task.status, task.result_class) == (TaskStatus.IN_PROGRESS, None)
