"""What a task's row says after a merger, a split, or an accepted risk."""

from datetime import date

from contracts.builders.event import an_event
from contracts.builders.places import SUMMARY, TASK
from contracts.events.fact import Fact
from contracts.events.task.assignment import TaskAssigned, TaskRegistered
from contracts.events.task.planning import PlanApproved
from contracts.events.task.turns.linking import (
    TaskMerged,
    TaskMergedIn,
    TaskSplit,
    TaskSplitOff,
)
from contracts.events.task.turns.risk import RiskAccepted, RiskExpired
from contracts.events.task.turns.working import ProgressReported
from contracts.words import ResidualRating, TaskStatus
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.standing.timeliness import due_of_task
from tests.services.reporting.folded import task_after
from tests.services.reporting.history import until


def after(last: type[Fact], *turns: type[Fact]) -> TaskRow:
    """The row after the story up to `last`, and then these."""
    events = until(last)
    versions = enumerate(turns, task_after(events).version + 1)
    more = [
        an_event(of, aggregate_id=TASK, aggregate_version=version, task=SUMMARY)
        for version, of in versions
    ]
    return task_after([*events, *more])


def test_a_merged_task_names_the_one_that_goes_on() -> None:
    row = after(PlanApproved, TaskMerged)
    assert row.status is TaskStatus.MERGED
    assert row.turns.links.merged_into is not None
    assert row.turns.links.merged_into.number == "R08-2"
    assert row.turns.ended is not None
    assert due_of_task(row).pending is None


def test_a_task_names_all_that_were_merged_into_it_and_goes_on() -> None:
    row = after(PlanApproved, TaskMergedIn, TaskMergedIn)
    assert row.status is TaskStatus.IN_PROGRESS
    assert [one.number for one in row.turns.links.merged_in] == ["R08-1", "R08-1"]


def test_a_split_task_names_its_parts() -> None:
    row = after(PlanApproved, TaskSplit)
    assert row.status is TaskStatus.SPLIT
    assert [one.number for one in row.turns.links.split_into] == ["R08-1A", "R08-1B"]
    assert row.turns.ended is not None


def test_a_part_names_the_whole() -> None:
    row = after(TaskRegistered, TaskSplitOff)
    assert row.status is TaskStatus.REGISTERED
    assert row.turns.links.split_off is not None
    assert row.turns.links.split_off.day == date(2021, 10, 22)


def test_an_accepted_risk_is_out_of_time_until_it_expires() -> None:
    row = after(PlanApproved, RiskAccepted)
    (risk,) = row.turns.risks
    assert (row.status, risk.rating, risk.expires_on, risk.expired) == (
        *(TaskStatus.RISK_ACCEPTED, ResidualRating.LOW, date(2022, 4, 30), False),
    )
    assert due_of_task(row).pending is None
    again = after(PlanApproved, RiskAccepted, RiskExpired)
    assert (again.status, again.turns.risks[0].expired) == (TaskStatus.IN_PROGRESS, True)
    assert due_of_task(again).pending == due_of_task(after(PlanApproved)).pending


def test_clocks_that_ran_when_a_risk_was_accepted_go_on_with_their_days() -> None:
    turns = (ProgressReported, RiskAccepted, RiskExpired)
    # Due on 8 December, after the acceptance of 22 October; 191 days later that is 17 June.
    assert after(PlanApproved, *turns).progress.due == date(2022, 6, 17)
    # Over before the acceptance, and not forgiven by it.
    late = after(TaskAssigned, RiskAccepted, RiskExpired)
    assert late.acceptance_due == after(TaskAssigned).acceptance_due
