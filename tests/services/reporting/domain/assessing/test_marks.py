"""Each thing that counts gives one mark, to whoever led the task then, with its events."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from contracts.builders.event import an_event
from contracts.builders.examples.supervision import DUE, SLIP
from contracts.builders.people import RESPONSIBLE_LEADER
from contracts.builders.places import LEAD_UNIT, TASK, at
from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.findings.replication import ReplicaAnswered, ReplicaAsked
from contracts.events.supervision.draw_pairs import TaskLookBackDrawn
from contracts.events.supervision.slip import SupervisionSlipAnswered, SupervisionSlipIssued
from contracts.events.task import assignment, closing, paired, planning, verification, work
from contracts.events.task.afterwards import look_back
from contracts.events.task.clocks import TaskBecameOverdue
from contracts.words import ScoreKind
from services.reporting.domain.assessing.mark import Mark
from services.reporting.domain.assessing.marks import marks
from services.reporting.domain.assessing.step import steps
from tests.services.reporting.folded import ZONE, rows_after
from tests.services.reporting.history import until

TODAY = date(2022, 7, 1)
Told = Sequence[tuple[int, Event]]


def _marks(events: Sequence[Event], today: date = TODAY, stream: Any = TASK) -> list[Mark]:
    """Of the stream; positions count all events from 1."""
    told: Told = [(n, one) for n, one in enumerate(events, 1) if one.aggregate_id == stream]
    return list(marks(steps(told, rows_after(events), ZONE), today))


def _of(kind: ScoreKind, events: Sequence[Event], today: date = TODAY) -> list[Mark]:
    return [one for one in _marks(events, today) if one.kind is kind]


def _position(fact: type[Fact], times: int = 1) -> int:
    return len(until(fact, times))


def _late(events: Sequence[Event], day: str) -> list[Event]:
    """The same, the last one on another day."""
    *before, last = events
    return [*before, last.model_copy(update={"occurred_at": at(day)})]


@pytest.mark.parametrize(
    ("kind", "fact"),
    [
        (ScoreKind.PLAN_RETURNED, planning.PlanReturned),
        (ScoreKind.MEASURE_RETURNED, verification.MeasureReturned),
        (ScoreKind.TASK_CLOSED, closing.TaskClosed),
    ],
)
def test_what_counts_by_itself_is_counted_where_it_happened(
    kind: ScoreKind, fact: type[Fact]
) -> None:
    life = until(fact)
    assert _of(kind, life[:-1]) == []
    (mark,) = _of(kind, life)
    assert mark.positions[-1] == len(life)
    assert (mark.unit, mark.leader) == (LEAD_UNIT, RESPONSIBLE_LEADER.officer)
    assert (mark.about, mark.number) == (TASK, "R08-1")


def test_a_decided_case_is_counted_and_has_no_usual_rule() -> None:
    life = until(verification.MeasureVerified)
    version = max(one.aggregate_version for one in life if one.aggregate_id == TASK) + 1
    fact = paired.TaskAccountabilityDecided
    decided = an_event(fact, aggregate_id=TASK, aggregate_version=version)
    (mark,) = _of(ScoreKind.CASE_DECIDED, [*life, decided])
    assert mark.positions == (len(life) + 1,)


@pytest.mark.parametrize(
    ("kind", "fact"),
    [
        (ScoreKind.LOOK_BACK_PASSED, look_back.LookBackPassed),
        (ScoreKind.RELAPSED, look_back.RelapseFound),
    ],
)
def test_what_a_look_back_found_is_counted_to_whoever_leads_the_task(
    kind: ScoreKind, fact: type[Fact]
) -> None:
    life = until(closing.TaskClosed)
    version = max(one.aggregate_version for one in life if one.aggregate_id == TASK)
    facts: tuple[type[Fact], ...] = (TaskLookBackDrawn, fact)
    for number, after in enumerate(facts, version + 1):
        life.append(an_event(after, aggregate_id=TASK, aggregate_version=number))
    (mark,) = _of(kind, life, date(2023, 2, 1))
    assert (mark.unit, mark.positions) == (LEAD_UNIT, (len(life),))


def test_acceptance_is_late_from_the_day_after_it_was_due_and_stays_so() -> None:
    assigned = until(assignment.TaskAssigned)
    due = date(2021, 9, 22)
    assert _of(ScoreKind.ACCEPTANCE_LATE, assigned, due) == []
    (waiting,) = _of(ScoreKind.ACCEPTANCE_LATE, assigned, date(2021, 9, 23))
    assert waiting.positions == (len(assigned),)
    accepted = _late(until(assignment.TaskAccepted), "2021-09-25")
    (mark,) = _of(ScoreKind.ACCEPTANCE_LATE, accepted)
    assert mark.positions == (len(assigned), len(accepted))
    assert (mark.day, mark.days) == (date(2021, 9, 23), 3)


def test_a_plan_is_late_once_however_often_it_is_returned() -> None:
    proposed = _late(until(planning.MeasuresProposed), "2021-10-21")
    (mark,) = _of(ScoreKind.PLAN_LATE, proposed)
    assert mark.positions == (_position(assignment.TaskAccepted), len(proposed))
    *_, returned, again = until(planning.MeasuresProposed, 2)
    more = [*_late([returned], "2021-10-22"), *_late([again], "2021-10-25")]
    assert _of(ScoreKind.PLAN_LATE, [*proposed, *more]) == [mark]


def test_a_measure_done_names_its_submission_and_whether_that_was_in_time() -> None:
    life = until(verification.MeasureVerified)
    (mark,) = _of(ScoreKind.MEASURE_LATE, life)
    assert mark.positions == (_position(work.MeasureSubmitted, 2), len(life))
    assert mark.measure == 1
    second = until(verification.MeasureVerified, 2)
    (timely,) = _of(ScoreKind.MEASURE_IN_TIME, second)
    assert timely.measure == 2


def test_days_under_review_are_not_the_units() -> None:
    """Returned three days after its deadline and submitted again: late since the return."""
    life = until(work.MeasureSubmitted, 2)
    returned = until(verification.MeasureReturned)[-1].occurred_at.astimezone(ZONE).date()
    due, again = date(2021, 10, 20), life[-1].occurred_at.astimezone(ZONE).date()
    (mark,) = _of(ScoreKind.MEASURE_OVERDUE, life, again)
    assert mark.days == (again - max(due, returned)).days
    assert _position(TaskBecameOverdue) in mark.positions


def test_what_is_not_done_counts_the_days_up_to_the_day_asked() -> None:
    approved = until(planning.PlanApproved)
    assert _of(ScoreKind.MEASURE_OVERDUE, approved, date(2021, 10, 20)) == []
    (mark,) = _of(ScoreKind.MEASURE_OVERDUE, approved, date(2021, 10, 27))
    assert (mark.days, mark.positions, mark.measure) == (7, (len(approved),), 1)


def test_a_contribution_counts_for_the_unit_asked_and_for_no_leader() -> None:
    asked = until(work.ContributionRequested)
    fact = asked[-1].data
    assert isinstance(fact, work.ContributionRequested)
    assert fact.due
    (late,) = _of(ScoreKind.CONTRIBUTION_LATE, asked, TODAY)
    assert (late.unit, late.leader, late.positions) == (fact.unit_asked, None, (len(asked),))
    made = until(work.ContributionMade)
    (mark,) = _of(ScoreKind.CONTRIBUTION_IN_TIME, made)
    assert (mark.unit, mark.leader, mark.positions) == (fact.unit_asked, None, (len(made),))


def test_who_was_excused_from_a_contribution_was_not_late_with_it() -> None:
    waived = until(work.ContributionWaived)
    assert isinstance(waived[-1].data, work.ContributionWaived)
    unit = waived[-1].data.unit_asked
    late = _of(ScoreKind.CONTRIBUTION_LATE, _late(waived, "2022-03-01"))
    assert unit not in {one.unit for one in late}


def test_a_slip_and_a_replica_unanswered_count_for_the_unit_asked() -> None:
    issued = an_event(SupervisionSlipIssued)
    (mark,) = _marks([issued], TODAY, SLIP)
    assert (mark.kind, mark.unit, mark.positions) == (ScoreKind.SLIP_LATE, LEAD_UNIT, (1,))
    assert _marks([issued], DUE, SLIP) == []
    assert _marks([issued, an_event(SupervisionSlipAnswered)], TODAY, SLIP) == []
    asked = an_event(ReplicaAsked)
    (silent,) = _marks([asked], TODAY, asked.aggregate_id)
    assert silent.kind is ScoreKind.REPLICA_LATE
    answered = an_event(ReplicaAnswered)
    assert _marks([asked, answered], TODAY, asked.aggregate_id) == []
