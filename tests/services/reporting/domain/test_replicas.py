"""What the rows of units asked say after their events."""

from datetime import date

from contracts.builders.event import an_event
from contracts.builders.examples.finding import OWN_TASK, REPLICA
from contracts.builders.places import FINDING
from contracts.events.finding import FindingRegistered
from contracts.events.findings.replication import (
    FindingReplicated,
    ReplicaAnswered,
    ReplicaAsked,
)
from contracts.words import ReplicaAnswer
from services.reporting.domain.rows.findings.finding import FindingRow
from services.reporting.domain.rows.findings.replica import ReplicaRow
from tests.services.reporting.folded import row_after


def test_a_finding_names_the_units_that_were_asked() -> None:
    replicated = an_event(FindingReplicated, aggregate_version=2)
    row = row_after([an_event(FindingRegistered), replicated], FindingRow, FINDING)
    assert row.replicas == ("fsy1", "fsy2")


def test_an_answer_is_waited_for_until_the_end_of_its_day() -> None:
    row = row_after([an_event(ReplicaAsked)], ReplicaRow, REPLICA)
    assert (row.unit, row.due, row.answer) == ("fsy1", date(2021, 10, 15), None)
    assert not row.overdue(date(2021, 10, 15))
    assert row.overdue(date(2021, 10, 16))


def test_an_answer_names_the_unit_s_own_task() -> None:
    row = row_after([an_event(ReplicaAsked), an_event(ReplicaAnswered)], ReplicaRow, REPLICA)
    assert (row.answer, row.task, row.task_number) == (
        ReplicaAnswer.HERE_TOO,
        OWN_TASK,
        "W08-fsy1",
    )
    assert row.answered_on == date(2021, 10, 8)
    assert not row.overdue(date(2022, 1, 1))
