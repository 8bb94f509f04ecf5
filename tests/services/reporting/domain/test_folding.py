"""What a task's row says after its events."""

from datetime import date

import pytest

from contracts.builders.event import an_event
from contracts.builders.people import RESPONSIBLE_LEADER
from contracts.builders.places import CASE, TASK
from contracts.events.accountability.signal import (
    AccountabilityExplained,
    AccountabilityProposalDismissed,
    AccountabilityProposed,
    AccountabilitySignalled,
)
from contracts.events.case import AccountabilityDecided, AccountabilityTriggered
from contracts.events.catalogue import FACTS
from contracts.events.task import assignment, clocks, closing, planning, verification, work
from contracts.events.task.paired import TaskAccountabilityTriggered, TaskReplySent
from contracts.words import MeasureStatus, MeasureType, ResultClass, TaskStatus
from services.reporting.domain.folding.fold import RULES, WITHOUT_ROW
from services.reporting.domain.folding.happening import FoldError
from services.reporting.domain.rows.case import CaseRow, CaseState
from services.reporting.domain.rows.task import Holder
from tests.services.reporting.folded import row_after, rows_after, task_after
from tests.services.reporting.history import until


def test_every_fact_of_the_contract_folds_or_is_named_as_without_a_row() -> None:
    known = RULES.keys() | WITHOUT_ROW | {assignment.TaskRegistered}
    assert set(FACTS.values()) == known


def test_a_registered_task_shows_its_finding_and_its_draft() -> None:
    task = task_after(until(assignment.TaskRegistered))
    assert (task.status, task.version) == (TaskStatus.REGISTERED, 1)
    assert task.finding_text.startswith("上次巡视反馈")
    assert task.deadline == date(2022, 6, 30)
    assert task.type is MeasureType.PHASED


def test_an_assigned_task_has_one_lead_unit_and_every_cooperating_one() -> None:
    task = task_after(until(assignment.TaskAssigned))
    assert task.status is TaskStatus.ASSIGNED
    assert task.lead_unit == "yxb"
    assert task.leader == Holder(**dict(RESPONSIBLE_LEADER))
    assert task.units[0] == "yxb"
    assert {"fsy1", "fsy2"} <= set(task.units)


def test_work_begins_with_the_approved_plan_and_not_before() -> None:
    proposed = task_after(until(planning.MeasuresProposed))
    assert (proposed.status, proposed.plan_approved) == (TaskStatus.ACCEPTED, False)
    approved = task_after(until(planning.PlanApproved))
    assert (approved.status, approved.plan_approved) == (TaskStatus.IN_PROGRESS, True)
    assert approved.plan_returns == 1


def test_a_submission_by_the_end_of_the_deadline_s_day_is_timely() -> None:
    task = task_after(until(work.MeasureSubmitted))
    assert task.measure(1).status is MeasureStatus.SUBMITTED
    assert task.measure(1).rounds[0].timely
    assert not task.measure(1).late


def test_a_day_ends_in_the_organisation_s_zone() -> None:
    life = until(work.MeasureSubmitted)
    late = life[-1].model_copy(
        update={"occurred_at": life[-1].occurred_at.replace(day=20, hour=17)}
    )
    assert late.occurred_at.isoformat() == "2021-10-20T17:00:00+00:00"
    assert not task_after([*life[:-1], late]).measure(1).rounds[0].timely
    just = late.model_copy(update={"occurred_at": late.occurred_at.replace(hour=15)})
    assert task_after([*life[:-1], just]).measure(1).rounds[0].timely


def test_a_returned_measure_waits_for_its_next_round_and_counts_the_return() -> None:
    measure = task_after(until(verification.MeasureReturned)).measure(1)
    assert (measure.status, measure.returns) == (MeasureStatus.RETURNED, 1)
    assert measure.last_return is not None
    assert measure.last_return.post == "督导组"


def test_late_stays_late_although_the_first_round_was_timely() -> None:
    measure = task_after(until(verification.MeasureVerified)).measure(1)
    assert measure.done
    assert measure.late
    assert [one.timely for one in measure.rounds] == [True, False]


def test_what_was_overdue_once_is_kept() -> None:
    task = task_after(until(clocks.TaskBecameOverdue))
    assert task.ever_overdue
    assert task_after(until(closing.TaskClosed)).ever_overdue


def test_a_closed_task_has_reply_endorsement_result_and_look_back() -> None:
    task = task_after(until(closing.TaskClosed))
    assert task.status is TaskStatus.CLOSED
    assert task.closed_on == date(2022, 6, 22)
    assert task.result_class is ResultClass.COMPLETED
    assert task.look_back_due == date(2022, 12, 19)
    assert len(task.replies) == 1
    assert task.endorsed is not None
    institution = task.measure(2).institution
    assert institution is not None
    assert institution.confirmed


def test_contributions_are_made_or_waived() -> None:
    states = [each.state for each in task_after(until(closing.TaskClosed)).contributions]
    assert states == ["made", "waived"]


def test_a_case_shows_tasks_ground_and_state_and_nothing_sealed() -> None:
    triggered = an_event(AccountabilityTriggered, aggregate_version=1)
    decided = an_event(AccountabilityDecided, aggregate_version=2)
    case = row_after([triggered, decided], CaseRow, triggered.aggregate_id)
    assert case.state is CaseState.DECIDED
    assert case.tasks == (TASK,)
    assert "sealed" not in case.model_dump_json()


def test_a_case_that_a_rule_began_is_one_case_whatever_comes_of_it() -> None:
    signalled = an_event(AccountabilitySignalled)
    states = [CaseState.SIGNALLED]
    told = [signalled]
    for fact, state in (
        (AccountabilityExplained, CaseState.EXPLAINED),
        (AccountabilityProposed, CaseState.PROPOSED),
        (AccountabilityProposalDismissed, CaseState.DISMISSED),
    ):
        told.append(an_event(fact))
        states.append(state)
    ids = [row_after(told[: n + 1], CaseRow, signalled.aggregate_id).state for n in range(4)]
    assert ids == states
    raised = an_event(
        AccountabilityTriggered, aggregate_id=signalled.aggregate_id, aggregate_version=4
    )
    case = row_after([*told[:3], raised], CaseRow, signalled.aggregate_id)
    assert (case.state, case.signalled_at) == (CaseState.TRIGGERED, signalled.occurred_at)
    assert case.triggered_at == raised.occurred_at


def test_a_task_names_the_cases_raised_on_it() -> None:
    life = until(verification.TaskVerified)
    raised = an_event(TaskAccountabilityTriggered, aggregate_version=life[-1].aggregate_version + 1)
    assert task_after([*life, raised]).cases == (CASE,)


def test_a_gap_in_a_stream_is_an_error() -> None:
    life = until(assignment.TaskAccepted)
    without = [event for event in life if not isinstance(event.data, assignment.TaskAssigned)]
    with pytest.raises(FoldError, match="version 3 where 2 must follow"):
        rows_after(without)


def test_a_task_without_its_finding_is_an_error() -> None:
    with pytest.raises(FoldError, match="nothing known"):
        rows_after([an_event(assignment.TaskRegistered)])


def test_a_measure_that_was_never_planned_is_an_error() -> None:
    life = until(planning.PlanApproved)
    stray = an_event(work.MeasureSubmitted, aggregate_version=8, measure=9)
    with pytest.raises(FoldError, match="measure 9"):
        rows_after([*life, stray])


def test_the_same_events_give_the_same_rows() -> None:
    life = until(TaskReplySent)
    assert rows_after(life) == rows_after(life)
