"""A task merged into another, or split into several: linked both ways, and nobody's judge by it."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from contracts.events.parts import Responsibility
from contracts.events.task.assignment import TaskAssigned, TaskRegistered
from contracts.events.task.summary import TaskSummary
from contracts.events.task.turns.linking import (
    TaskLink,
    TaskSplit,
)
from contracts.identifiers import campaign_id, task_id
from contracts.words import TaskStatus
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.refusals import Refusal
from services.ledger.domain.task.clocks import running
from services.ledger.domain.task.context import require_independent
from services.ledger.domain.task.openness import openness
from services.ledger.domain.task.phases.assignment import AssignTask, assign_task
from services.ledger.domain.task.state import Task
from services.ledger.domain.task.turns.linking import (
    MergeTask,
    SplitPart,
    SplitTask,
    merge_task,
    part_of,
    split_task,
)
from tests.services.ledger.domain.history import (
    ACCEPTED,
    ASSIGNED,
    CLOSABLE,
    DRAFT,
    FINDING_ID,
    HOLDER,
    PROPOSED,
    TASK_ID,
    VERIFIED,
    WORKING,
    a_task,
    approved,
    assigned,
    measure,
    proposed,
)
from tests.services.ledger.domain.people import (
    CAMPAIGN,
    HANDLER,
    HEAD,
    LEADER,
    LEADING_GROUP,
    OFFICE,
    OPENED,
    SUPERVISOR,
    by,
    person,
    post,
    someone,
)
from tests.services.ledger.domain.stage import Done, Stage, done, given
from tests.services.ledger.domain.turns.past import CONTESTED, TRANSFERRED

OTHER = task_id(CAMPAIGN, "R15-1")
SUMMARY = {"campaign": CAMPAIGN, "number": "R15-1", "title": "优化报修流程"}
LINK = TaskLink(task=OTHER, number="R15-1", title="优化报修流程")
WHOLE = TaskLink(task=TASK_ID, number="R14-1", title="压缩维修响应时限")
MERGE = MergeTask(into=OTHER, reason="目标相同")
PARTS = (
    SplitPart(number="R14-1A", title="压缩响应时限", measures=(measure(),)),
    SplitPart(
        number="R14-1B", title="公开服务承诺", responsibility={"lead_unit": "xsc"}, goal="公开"
    ),
)
SPLIT = SplitTask(reason="涉及两项职责", parts=PARTS)
LIVE = [(), ASSIGNED, CONTESTED, ACCEPTED, PROPOSED, WORKING, VERIFIED, CLOSABLE]


def other(*history: Done, **summary: Any) -> Task:
    """Another task of the campaign, led by the student office."""
    facts = TaskRegistered(
        task={**SUMMARY, **summary},
        finding=FINDING_ID,
        finding_number="W15",
        goal="流程便捷",
    )
    state: Task = given(Task(OTHER), done(facts), *history).state
    return state


def led_by_students(task: Task, on: str = "2021-09-20") -> Task:
    """It is assigned to the student office."""
    fact = assigned("xsc", ()).fact.model_copy(
        update={"task": TaskSummary.model_validate({**SUMMARY, "lead_unit": "xsc"})}
    )
    state: Task = given(task, done(fact, on=on)).state
    return state


def merged(history: tuple[Done, ...] = WORKING) -> tuple[Stage, Stage]:
    """The two tasks after the merger."""
    into = led_by_students(other())
    pair = merge_task(a_task(*history).state, MERGE, into, by(LEADING_GROUP))
    decided = [done(one, LEADING_GROUP) for one in pair]
    return a_task(*history, decided[0]), given(into, decided[1])


def parts(history: tuple[Done, ...] = WORKING) -> list[Stage]:
    """The parts after the split."""
    whole = a_task(*history).state
    return [
        given(
            Task(task_id(CAMPAIGN, one.number)),
            *(done(fact, LEADING_GROUP) for fact in part_of(whole, one, SPLIT.reason)),
        )
        for one in PARTS
    ]


@pytest.mark.parametrize("history", LIVE)
def test_a_task_that_is_not_closed_is_merged_and_both_say_so(history: tuple[Done, ...]) -> None:
    task, into = a_task(*history).state, led_by_students(other())
    ended, goes_on = merge_task(task, MERGE, into, by(LEADING_GROUP))
    assert (ended.into, goes_on.merged) == (LINK, WHOLE)
    assert (ended.previous_status, ended.reason, goes_on.reason) == (
        *(task.status, MERGE.reason, MERGE.reason),
    )
    assert goes_on.goal == "师生满意"
    before, after = merged(history)
    assert before.state.status is TaskStatus.MERGED
    assert openness(before.state) is None
    assert not list(running(before.state))
    assert after.state.status is TaskStatus.ASSIGNED


def test_a_merged_task_takes_part_in_no_merger_any_more() -> None:
    before, after = merged()
    into = other()
    before.when(merge_task, MERGE, into, by(LEADING_GROUP)).refused("task_status")
    after.when(merge_task, MERGE, before.state, by(LEADING_GROUP)).refused("task_status")


def test_what_is_verified_already_takes_on_nothing_more() -> None:
    back = MergeTask(into=TASK_ID, reason="目标相同")
    stage = Stage(other())
    verified = a_task(*VERIFIED).state
    stage.when(merge_task, back, verified, by(LEADING_GROUP)).refused("task_status")


def test_a_task_is_merged_into_another_one_of_its_campaign() -> None:
    stage = a_task(*WORKING)
    itself = MergeTask(into=TASK_ID, reason="目标相同")
    stage.when(merge_task, itself, stage.state, by(LEADING_GROUP)).refused("other_task")
    foreign = other(campaign=campaign_id("2022年"))
    stage.when(merge_task, MERGE, foreign, by(LEADING_GROUP)).refused("task_of_campaign")
    unknown = Task(UUID(int=9))
    stage.when(merge_task, MERGE, unknown, by(LEADING_GROUP)).refused("not_found")


@pytest.mark.parametrize("doer", [OFFICE, HEAD, LEADER, SUPERVISOR])
def test_nobody_but_the_leading_group_merges_or_splits(doer: Doer) -> None:
    a_task(*WORKING).when(merge_task, MERGE, other(), by(doer)).refused("not_permitted")
    a_task(*WORKING).when(split_task, SPLIT, by(doer)).refused("not_permitted")


@pytest.mark.parametrize("went_on", [merged()[1], *parts()], ids=["merged", "part", "other part"])
def test_who_had_a_part_in_the_former_task_does_not_judge_the_latter(went_on: Stage) -> None:
    left = someone("neu", post("督导组", "ddz"), post("科员", "hqb", until="2021-09-20"))
    for doer in (HEAD, HANDLER, LEADER, left):
        with pytest.raises(Refusal, match=r"unit|acted"):
            require_independent(went_on.state, by(doer))
    require_independent(went_on.state, by(SUPERVISOR))


def test_a_merger_names_everybody_who_acted_owns_or_leads_and_what_was_planned() -> None:
    owned = measure(owner=person("s-owner"))
    planned = a_task(*ACCEPTED, proposed(owned), approved(owned)).state
    _, goes_on = merge_task(planned, MERGE, other(), by(LEADING_GROUP))
    people = {HEAD.officer.id, HANDLER.officer.id, LEADER.officer.id, person("s-owner")}
    assert set(goes_on.heritage.people) == people
    assert goes_on.measures == (owned,)


def test_both_are_judged_from_the_earlier_assignment() -> None:
    into = led_by_students(other(), on="2021-10-01")
    _, goes_on = merge_task(a_task(*WORKING).state, MERGE, into, by(LEADING_GROUP))
    assert given(into, done(goes_on)).state.assigned_on == date(2021, 9, 20)


def test_units_that_led_the_task_before_stay_excluded_by_a_merger() -> None:
    ended, into = a_task(*TRANSFERRED).state, other()
    _, goes_on = merge_task(ended, MERGE, into, by(LEADING_GROUP))
    assert set(goes_on.heritage.units) == {"hqb", "xsc", "jxxy", "lxy"}
    assert goes_on.heritage.assigned_on == ended.assigned_on


@pytest.mark.parametrize("history", LIVE)
def test_a_task_that_is_not_closed_is_split_and_its_parts_name_it(
    history: tuple[Done, ...],
) -> None:
    whole = a_task(*history)
    ended = whole.when(split_task, SPLIT, by(LEADING_GROUP)).then(
        TaskSplit,
        reason=SPLIT.reason,
        previous_status=whole.state.status,
        parts=tuple(
            TaskLink(task=task_id(CAMPAIGN, one.number), number=one.number, title=one.title)
            for one in PARTS
        ),
    )
    assert ended.state.status is TaskStatus.SPLIT
    assert openness(ended.state) is None
    assert not list(running(ended.state))
    ended.when(split_task, SPLIT, by(LEADING_GROUP)).refused("task_status")
    registered, off = part_of(whole.state, PARTS[0], SPLIT.reason)
    assert (off.whole, off.reason, off.task) == (WHOLE, SPLIT.reason, registered.task)
    assert (registered.finding, registered.finding_number) == (FINDING_ID, "W14")
    assert registered.measures == (measure(),)


def test_a_part_is_registered_and_assigned_by_its_draft() -> None:
    own, stated = parts()
    assert own.state.status is TaskStatus.REGISTERED
    own.when(assign_task, AssignTask(), by(OFFICE)).then(
        TaskAssigned, lead_unit="hqb", cooperating=("xsc", "jxxy", "lxy"), leader=HOLDER
    )
    assert stated.state.draft == Responsibility(lead_unit="xsc")
    unassigned, _ = parts(())
    assert unassigned.state.draft == DRAFT


def test_a_part_is_judged_from_the_first_assignment_of_the_whole() -> None:
    part, _ = parts()
    later = part.when(assign_task, AssignTask(), by(OFFICE, "2021-12-01")).then(TaskAssigned)
    assert later.state.assigned_on == a_task(*WORKING).state.assigned_on


def test_a_split_has_two_parts_or_more_each_with_numbers_of_its_own() -> None:
    twice = SPLIT.model_copy(update={"parts": (PARTS[0], PARTS[0])})
    a_task(*WORKING).when(split_task, twice, by(LEADING_GROUP)).refused("task_numbers")
    double = PARTS[0].model_copy(update={"measures": (measure(), measure())})
    same = SPLIT.model_copy(update={"parts": (double, PARTS[1])})
    a_task(*WORKING).when(split_task, same, by(LEADING_GROUP)).refused("measure_numbers")
    with pytest.raises(ValueError, match="parts"):
        SplitTask(reason="一项", parts=PARTS[:1])


def test_in_a_closed_campaign_nothing_is_merged_or_split() -> None:
    closed = by(LEADING_GROUP, campaign=replace(OPENED, closed=True))
    a_task(*WORKING).when(split_task, SPLIT, closed).refused("campaign_closed")
    a_task(*WORKING).when(merge_task, MERGE, other(), closed).refused("campaign_closed")


@pytest.mark.parametrize("command", [MERGE, SPLIT])
def test_both_have_a_reason(command: MergeTask | SplitTask) -> None:
    with pytest.raises(ValueError, match="reason"):
        command.model_validate({**command.model_dump(), "reason": " "})
