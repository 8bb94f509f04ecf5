"""An extension shows beside the first deadline, and takes back nothing that was late."""

from datetime import date

from contracts.builders.event import an_event
from contracts.builders.places import TASK
from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.task import planning
from contracts.events.task.amending import extending
from services.reporting.domain.rows.measure import ExtensionState
from tests.services.reporting.folded import task_after
from tests.services.reporting.history import until

PLANNED = until(planning.PlanApproved)
FIRST, LATER = date(2022, 6, 30), date(2022, 9, 30)


def _next(before: list[Event], fact: type[Fact], **fields: object) -> list[Event]:
    version = max(one.aggregate_version for one in before if one.aggregate_id == TASK) + 1
    return [*before, an_event(fact, aggregate_id=TASK, aggregate_version=version, **fields)]


REQUESTED = _next(PLANNED, extending.ExtensionRequested)
ENDORSED = _next(REQUESTED, extending.ExtensionEndorsed)


def test_a_request_shows_and_moves_nothing() -> None:
    measure = task_after(ENDORSED).measure(2)
    assert (measure.deadline, measure.times_extended) == (FIRST, 0)
    assert [one.state for one in measure.extensions] == [ExtensionState.ENDORSED]


def test_a_grant_moves_the_deadline_counts_and_keeps_the_first() -> None:
    task = task_after(_next(ENDORSED, extending.ExtensionGranted))
    measure = task.measure(2)
    assert (measure.first_deadline, measure.deadline) == (FIRST, LATER)
    assert (measure.times_extended, task.deadline, task.first_deadline) == (1, LATER, FIRST)
    assert not task.ever_overdue


def test_a_grant_after_the_deadline_leaves_the_task_once_overdue() -> None:
    assert task_after(_next(ENDORSED, extending.ExtensionGranted, late=True)).ever_overdue


def test_a_refusal_is_kept_and_moves_nothing() -> None:
    measure = task_after(_next(ENDORSED, extending.ExtensionRefused)).measure(2)
    assert (measure.deadline, measure.times_extended) == (FIRST, 0)
    assert measure.extensions[0].state is ExtensionState.REFUSED
