"""What a task's row says after it was contested, handed over or withdrawn."""

from datetime import date

from contracts.builders.event import an_event
from contracts.events.fact import Fact
from contracts.events.task import assignment, verification
from contracts.events.task.turns.contest import ContestDismissed, ContestUpheld, TaskContested
from contracts.events.task.turns.handover import TaskTransferred, TaskWithdrawn
from contracts.words import ContestOutcome, TaskStatus
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
