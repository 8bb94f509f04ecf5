"""Versions of a task told as changes give every state back."""

from contracts.builders.event import an_event
from contracts.builders.places import TASK
from contracts.envelope import Event
from contracts.events.task.clocks import ClockPassed
from services.reporting.domain.folding.fold import fold, key_of
from services.reporting.domain.rows.row import Key, Row
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.rows.versions import WHOLE_EVERY, first_of, task_of, tasks_of, told
from tests.services.reporting.folded import ZONE
from tests.services.reporting.history import a_store


def _states() -> list[TaskRow]:
    rows: dict[Key, Row] = {}
    states = []
    for event in [*a_store(), *_more()]:
        row = fold(event, rows.get(key_of(event)), rows, ZONE)
        if row is not None:
            rows[row.key] = row
        if isinstance(row, TaskRow):
            states.append(row)
    return states


def _more() -> list[Event]:
    last = max(e.aggregate_version for e in a_store() if e.aggregate_id == TASK)
    return [an_event(ClockPassed, aggregate_version=last + n) for n in range(1, WHOLE_EVERY)]


def _bodies(states: list[TaskRow]) -> list[bytes]:
    return [told(before, after) for before, after in zip([None, *states], states, strict=False)]


def test_every_state_comes_back_from_a_whole_version_and_what_changed_since() -> None:
    states = _states()
    bodies = _bodies(states)
    assert list(tasks_of(bodies)) == states
    for state in states:
        assert task_of(bodies[first_of(state.version) - 1 : state.version]) == state


def test_a_version_tells_only_what_its_event_changed() -> None:
    bodies = _bodies(_states())
    whole = [index for index in range(len(bodies)) if index % WHOLE_EVERY == 0]
    assert len(whole) > 1
    for index, body in enumerate(bodies):
        assert (b'"finding_text"' in body) == (index in whole)
    assert b'"measure 2"' not in bodies[-1]
