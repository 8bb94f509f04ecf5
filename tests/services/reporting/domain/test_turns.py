"""What a task's row says after it was contested, handed over or withdrawn."""

from datetime import date

from contracts.builders.event import an_event
from contracts.builders.places import file_hash
from contracts.events.fact import Fact
from contracts.events.task import assignment, planning, verification, work
from contracts.events.task.turns.contest import ContestDismissed, ContestUpheld, TaskContested
from contracts.events.task.turns.handover import TaskTransferred, TaskWithdrawn
from contracts.events.task.turns.measures import (
    MeasureCancelled,
    MeasureChangeRefused,
    MeasureChangeRequested,
    MeasureReplaced,
)
from contracts.events.task.turns.working import EvidenceSuperseded, ProgressReported
from contracts.words import ContestOutcome, MeasureStatus, TaskStatus
from services.reporting.domain.rows.task import TaskRow
from tests.services.reporting.folded import task_after
from tests.services.reporting.history import until


def after(last: type[Fact], *turns: type[Fact]) -> TaskRow:
    """The row after the story up to `last`, and then these."""
    events = until(last)
    version = task_after(events).version
    numbered = enumerate(turns, version + 1)
    return task_after([*events, *(an_event(of, aggregate_version=n) for n, of in numbered)])


def test_an_objection_stands_open_until_it_is_answered() -> None:
    waiting = after(assignment.TaskAssigned, TaskContested)
    assert (waiting.status, waiting.turns.contests[0].outcome) == (TaskStatus.CONTESTED, None)
    assert waiting.turns.contests[0].unit == "yxb"
    dismissed = after(assignment.TaskAssigned, TaskContested, ContestDismissed)
    assert dismissed.turns.contests[0].outcome is ContestOutcome.DISMISSED
    assert (dismissed.status, dismissed.acceptance_due) == (
        TaskStatus.ASSIGNED,
        date(2021, 9, 26),
    )


def test_an_upheld_objection_shows_the_new_lead_unit_and_the_former_one() -> None:
    row = after(assignment.TaskAssigned, TaskContested, ContestUpheld)
    assert (row.lead_unit, row.turns.previous_units) == ("fsy1", ("yxb",))
    assert row.turns.contests[0].outcome is ContestOutcome.REASSIGNED


def test_a_transferred_task_is_planned_anew_under_its_new_lead() -> None:
    row = after(verification.TaskVerified, TaskTransferred)
    assert (row.status, row.lead_unit, row.cooperating) == (TaskStatus.ASSIGNED, "fsy1", ("yxb",))
    assert not row.plan_approved
    assert row.verified is None
    assert all(measure.pending_due is None for measure in row.measures)
    assert row.ever_overdue


def test_a_withdrawn_task_says_why() -> None:
    row = after(verification.TaskVerified, TaskWithdrawn)
    assert row.status is TaskStatus.WITHDRAWN
    assert row.turns.ended is not None
    assert row.turns.ended.reason == "来源单位撤回该条反馈"


def test_progress_is_told_and_the_next_report_is_due() -> None:
    row = after(planning.PlanApproved, ProgressReported)
    assert (row.status, row.progress.due) == (TaskStatus.IN_PROGRESS, date(2021, 12, 8))
    assert [(one.percent, one.late) for one in row.progress.reports] == [(40, False)]


def test_a_measure_asked_to_be_changed_says_so_until_it_is_decided() -> None:
    waiting = after(planning.PlanApproved, MeasureChangeRequested).measure(2).changes
    assert waiting.asked is not None
    assert waiting.asked.replacement == "9 修订并公布权责清单"
    refused = after(planning.PlanApproved, MeasureChangeRequested, MeasureChangeRefused)
    assert refused.measure(2).changes.asked is None
    assert refused.measure(2).changes.refused is not None
    assert refused.measure(2).live


def test_a_cancelled_measure_is_shown_and_not_counted() -> None:
    row = after(planning.PlanApproved, MeasureChangeRequested, MeasureCancelled)
    assert row.measure(2).status is MeasureStatus.CANCELLED
    assert [one.number for one in row.live_measures] == [1]


def test_a_replaced_measure_names_the_one_in_its_place() -> None:
    row = after(planning.PlanApproved, MeasureChangeRequested, MeasureReplaced)
    assert row.measure(2).changes.replaced_by == 9
    assert [one.number for one in row.live_measures] == [1, 9]
    assert row.measure(9).approved


def test_a_superseded_file_stays_and_names_the_newer_one() -> None:
    events = until(work.EvidenceAttached)
    row = task_after(events)
    (old,) = row.measure(1).evidence
    newer = an_event(EvidenceSuperseded, aggregate_version=row.version + 1, superseded=old.sha256)
    files = task_after([*events, newer]).measure(1).evidence
    assert [one.superseded_by for one in files] == [file_hash("newer"), None]
