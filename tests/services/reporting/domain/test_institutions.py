"""What the rows of institutions say after their events."""

from datetime import date

import pytest

from contracts.builders.event import an_event
from contracts.builders.examples.institution import NEWER, NEWER_NUMBER
from contracts.builders.places import INSTITUTION, LEAD_UNIT, TASK
from contracts.envelope import Event
from contracts.events.institution import (
    InstitutionAbolished,
    InstitutionConfirmed,
    InstitutionRegistered,
    InstitutionRevised,
)
from contracts.events.task.paired import TaskInstitutionAbolished, TaskInstitutionConfirmed
from services.reporting.domain.rows.outcomes.institution import (
    InstitutionRow,
    InstitutionState,
    Served,
)
from tests.services.reporting.folded import row_after, task_after
from tests.services.reporting.history import until

IN_FORCE = [an_event(InstitutionRegistered), an_event(InstitutionConfirmed)]


def test_a_rule_in_force_names_its_unit_its_tasks_and_its_confirmation() -> None:
    row = row_after(IN_FORCE, InstitutionRow, INSTITUTION)
    assert (row.unit, row.serves) == (LEAD_UNIT, (Served(task=TASK, measure=2),))
    assert (row.state, row.confirmed_on) == (InstitutionState.ISSUED, date(2022, 6, 20))


@pytest.mark.parametrize(
    ("end", "state", "day"),
    [
        (an_event(InstitutionRevised), InstitutionState.REVISED, date(2023, 3, 1)),
        (an_event(InstitutionAbolished), InstitutionState.ABOLISHED, date(2023, 6, 30)),
    ],
)
def test_a_rule_that_ended_says_when_and_what_follows_it(
    end: Event, state: InstitutionState, day: date
) -> None:
    row = row_after([*IN_FORCE, end], InstitutionRow, INSTITUTION)
    assert (row.state, row.ended_on) == (state, day)
    assert (row.followed_by, row.followed_by_document) == (NEWER, NEWER_NUMBER)


def test_a_measure_shows_that_its_rule_is_abolished() -> None:
    life = until(TaskInstitutionConfirmed)
    end = an_event(TaskInstitutionAbolished, aggregate_version=life[-1].aggregate_version + 1)
    rule = task_after([*life, end]).measure(2).institution
    assert rule is not None
    assert rule.abolished_on == date(2023, 6, 30)
