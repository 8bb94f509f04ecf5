"""Open-ended measures go on stage by stage; the leading group keeps a task up, and ends that."""

from datetime import date
from typing import Any

import pytest

from contracts.events.task.amending.lasting import (
    LongTermEnded,
    MilestoneReached,
    TaskClassifiedLongTerm,
)
from contracts.events.task.verification import MeasureReturned, MeasureVerified, TaskVerified
from contracts.events.task.work import MeasureSubmitted
from contracts.words import MeasureStatus, TaskStatus
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.task.clocks import pass_clocks
from services.ledger.domain.task.phases.lasting import (
    ClassifyLongTerm,
    EndLongTerm,
    ReachMilestone,
    classify_long_term,
    end_long_term,
    reach_milestone,
)
from services.ledger.domain.task.phases.verification import (
    ReturnMeasure,
    VerifyMeasure,
    VerifyTask,
    return_measure,
    verify_measure,
    verify_task,
)
from services.ledger.domain.task.phases.work import SubmitMeasure, submit_measure
from tests.services.ledger.domain.history import (
    CLOSABLE,
    HASH,
    LONG_TERM,
    PROPOSED,
    SUBMITTED,
    WORKING,
    a_task,
    approved,
    attached,
    endorsed,
    measure,
    submitted,
    task_verified,
    verified,
)
from tests.services.ledger.domain.people import HEAD, LEADING_GROUP, OFFICE, SUPERVISOR, by
from tests.services.ledger.domain.stage import Stage

FIRST, NEXT = date(2022, 3, 17), date(2022, 9, 17)
KEPT = (*PROPOSED, approved(LONG_TERM), attached(2), submitted(2, on="2022-03-10"))
REACH = ReachMilestone(measure=2, opinion="达成", evidence_checked=(HASH,))
CLASSIFY = ClassifyLongTerm(reason="须常态化坚持")
END = EndLongTerm(reason="已经固化")
SUBMIT = SubmitMeasure(measure=2, report="又一阶段")


def _reached(*history: Any, **fields: Any) -> Stage:
    context = by(SUPERVISOR, "2022-03-15")
    stage = a_task(*(history or KEPT))
    return stage.when(reach_milestone, REACH, context).then(MilestoneReached, **fields)


def _classified() -> Stage:
    context = by(LEADING_GROUP, "2022-03-16")
    return _reached().when(classify_long_term, CLASSIFY, context).then(TaskClassifiedLongTerm)


def test_a_stage_is_verified_and_the_measure_planned_again_months_on() -> None:
    reached = _reached(milestone=FIRST, next_milestone=NEXT, round=1, late=False)
    again = reached.state.measure(2)
    assert (again.status, again.milestone, again.stages) == (MeasureStatus.PLANNED, NEXT, 1)
    reached.when(reach_milestone, REACH, by(SUPERVISOR)).refused("measure_status")
    reached.when(submit_measure, SUBMIT, by(HEAD)).then(MeasureSubmitted, round=2)


@pytest.mark.parametrize("doer", [HEAD, OFFICE, LEADING_GROUP])
def test_nobody_but_a_supervisor_finds_a_stage_done(doer: Doer) -> None:
    a_task(*KEPT).when(reach_milestone, REACH, by(doer)).refused("not_permitted")


def test_who_finds_a_stage_done_is_independent() -> None:
    a_task(*KEPT).when(reach_milestone, REACH, by(SUPERVISOR, vacant=("x",))).refused(
        "independence"
    )


def test_a_stage_is_of_an_open_ended_measure_with_evidence_that_was_checked() -> None:
    dated = REACH.model_copy(update={"measure": 1})
    a_task(*SUBMITTED).when(reach_milestone, dated, by(SUPERVISOR)).refused("measure_open_ended")
    blind = REACH.model_copy(update={"evidence_checked": ()})
    a_task(*KEPT).when(reach_milestone, blind, by(SUPERVISOR)).refused("evidence_checked")
    a_task(*CLOSABLE).when(reach_milestone, dated, by(SUPERVISOR)).refused("task_status")


@pytest.mark.parametrize("day", [date(2022, 3, 15), date(2022, 9, 18)])
def test_the_next_milestone_is_after_today_and_within_the_policy_s_months(day: date) -> None:
    command = REACH.model_copy(update={"next_milestone": day})
    context = by(SUPERVISOR, "2022-03-15")
    a_task(*KEPT).when(reach_milestone, command, context).refused("milestone_within_months")


def test_rounds_of_several_measures_run_side_by_side() -> None:
    dated = measure(1)
    both = (*PROPOSED, approved(dated, LONG_TERM), attached(1), submitted(1), attached(2))
    reached = _reached(*both, submitted(2, on="2022-03-10"))
    assert reached.state.measure(1).status is MeasureStatus.SUBMITTED


def test_verifying_the_measure_ends_its_stages() -> None:
    again = _reached().when(submit_measure, SUBMIT, by(HEAD)).then(MeasureSubmitted)
    command = VerifyMeasure(measure=2, opinion="完成", evidence_checked=(HASH,))
    ended = again.when(verify_measure, command, by(SUPERVISOR)).then(MeasureVerified)
    assert not list(pass_clocks(ended.state, date(2030, 1, 1)))


def test_a_missed_milestone_is_recorded_even_after_a_late_stage_was_reached() -> None:
    late = (*PROPOSED, approved(LONG_TERM), attached(2), submitted(2, on="2022-03-18"))
    reached = _reached(*late, late=True)
    passed = pass_clocks(reached.state, date(2022, 9, 18))
    assert [(one.due, one.deadline_version) for one in passed] == [(FIRST, 1), (NEXT, 2)]


def test_the_leading_group_classifies_once_the_first_stage_is_verified() -> None:
    classified = _classified()
    assert classified.state.status is TaskStatus.LONG_TERM
    classified.when(classify_long_term, CLASSIFY, by(LEADING_GROUP)).refused("task_status")
    early = a_task(*KEPT)
    early.when(classify_long_term, CLASSIFY, by(LEADING_GROUP)).refused("first_stage_verified")


@pytest.mark.parametrize("doer", [HEAD, OFFICE, SUPERVISOR])
def test_nobody_else_classifies_or_ends(doer: Doer) -> None:
    _reached().when(classify_long_term, CLASSIFY, by(doer)).refused("not_permitted")
    _classified().when(end_long_term, END, by(doer)).refused("not_permitted")


def test_a_task_is_kept_up_only_with_its_dated_measures_verified_and_an_open_ended_one() -> None:
    a_task(*WORKING).when(classify_long_term, CLASSIFY, by(LEADING_GROUP)).refused(
        "measures_verified"
    )
    a_task(*SUBMITTED, verified()).when(classify_long_term, CLASSIFY, by(LEADING_GROUP)).refused(
        "measure_open_ended"
    )


def test_a_verified_task_is_resumed_for_its_next_milestone() -> None:
    stage = a_task(*KEPT, verified(2), task_verified(), endorsed())
    context = by(LEADING_GROUP, "2022-04-01")
    resumed = stage.when(classify_long_term, CLASSIFY, context).then(
        TaskClassifiedLongTerm, resumed=(2,), next_milestone=date(2022, 10, 1)
    )
    assert resumed.state.measure(2).milestone == date(2022, 10, 1)
    assert not resumed.state.endorsed


def test_stages_go_on_in_the_long_term_and_their_clock_runs() -> None:
    again = _classified().when(submit_measure, SUBMIT, by(HEAD, "2022-09-01"))
    submitted_again = again.then(MeasureSubmitted)
    back = ReturnMeasure(measure=2, reasons="不足")
    submitted_again.when(return_measure, back, by(SUPERVISOR)).then(MeasureReturned)
    context = by(SUPERVISOR, "2022-09-02")
    submitted_again.when(reach_milestone, REACH, context).then(MilestoneReached, milestone=NEXT)
    assert [one.due for one in pass_clocks(_classified().state, date(2022, 9, 18))] == [NEXT]


def test_the_long_term_ends_in_progress_and_is_verified_as_others_are() -> None:
    ended = _classified().when(end_long_term, END, by(LEADING_GROUP)).then(LongTermEnded)
    ended.when(end_long_term, END, by(LEADING_GROUP)).refused("task_status")
    again = ended.when(submit_measure, SUBMIT, by(HEAD)).then(MeasureSubmitted)
    command = VerifyMeasure(measure=2, opinion="完成", evidence_checked=(HASH,))
    done = again.when(verify_measure, command, by(SUPERVISOR)).then(MeasureVerified)
    whole = VerifyTask(opinion="达成", goal_met=True)
    done.when(verify_task, whole, by(SUPERVISOR)).then(TaskVerified)
