"""A task is somebody's from the event that gives it to the event that takes it away."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings

from contracts.builders.event import an_event
from contracts.builders.examples.task.turns.handing import HANDOVER, NEW_LEAD
from contracts.builders.places import LEAD_UNIT, TASK
from contracts.envelope import Event
from contracts.events.task import assignment, closing
from contracts.events.task.amending.extending import ExtensionGranted, ExtensionRequested
from contracts.events.task.planning import PlanApproved
from contracts.events.task.turns.handover import TaskTransferred
from contracts.identifiers import officer_id
from contracts.words import ResultClass, TaskStatus
from services.reporting.domain.assessing.marks import marks
from services.reporting.domain.assessing.step import Step, steps
from services.reporting.domain.assessing.taken.tenure import Tenure, tenures
from tests.services.reporting.domain.assessing.lives import Life, lives, of_the_task
from tests.services.reporting.folded import ZONE, rows_after
from tests.services.reporting.history import until


def _steps(events: list[Event]) -> list[Step]:
    told = [(n, one) for n, one in enumerate(events, 1) if one.aggregate_id == TASK]
    return list(steps(told, rows_after(events), ZONE))


def _tenures(events: list[Event]) -> list[Tenure]:
    return list(tenures(_steps(events)))


def _next(before: list[Event], fact: type, **fields: object) -> list[Event]:
    version = max(one.aggregate_version for one in before if one.aggregate_id == TASK) + 1
    return [*before, an_event(fact, aggregate_id=TASK, aggregate_version=version, **fields)]


def test_a_registered_task_is_nobodys() -> None:
    assert _tenures(until(assignment.TaskAssigned)[:-1]) == []


def test_a_closed_task_ended_where_it_was_closed() -> None:
    life = until(closing.TaskClosed)
    (tenure,) = _tenures(life)
    assert (tenure.unit, tenure.until) == (LEAD_UNIT, None)
    assert tenure.since.position == len(until(assignment.TaskAssigned))
    assert tenure.ended
    assert tenure.ended.position == len(life)
    assert tenure.task.result_class is ResultClass.COMPLETED
    assert tenure.handlers == {officer_id("yxb-clerk")}


def test_who_hands_a_task_on_keeps_what_was_theirs_and_no_more() -> None:
    before = until(PlanApproved)
    due = HANDOVER.model_copy(update={"acceptance_due": date(2021, 10, 25)})
    given_on = _next(before, TaskTransferred, handover=due)
    mine, theirs = _tenures(given_on)
    assert (mine.unit, theirs.unit) == (LEAD_UNIT, NEW_LEAD)
    assert mine.until == theirs.since
    assert (mine.task.status, theirs.task.status) == (TaskStatus.IN_PROGRESS, TaskStatus.ASSIGNED)
    late = list(marks(_steps(given_on), date(2021, 12, 1)))
    (acceptance,) = (one for one in late if theirs.holds(one))
    assert acceptance.unit == NEW_LEAD
    assert not mine.holds(acceptance)


def test_extensions_stand_in_the_tenure_with_their_events() -> None:
    asked = _next(until(PlanApproved), ExtensionRequested)
    granted = _next(asked, ExtensionGranted)
    (tenure,) = _tenures(granted)
    assert [one.position for one in tenure.extensions] == [len(granted)]


@settings(max_examples=20)
@given(lives())
def test_the_tenures_of_any_life_follow_each_other_and_hold_each_mark_once(life: Life) -> None:
    taken = list(steps(of_the_task(life), life.rows, ZONE))
    found = list(tenures(taken))
    assert all(one.until == next_.since for one, next_ in pairwise(found))
    for mark in marks(taken, life.today):
        held = [one for one in found if one.holds(mark)]
        assert len(held) == (mark.leader is not None)
