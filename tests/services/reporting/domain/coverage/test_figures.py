"""Handled, settled, answered: by the words of the domain, against a naive recount."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from contracts.builders.places import CAMPAIGN, FINDING
from contracts.events.campaigns.rules import CoverageRules
from contracts.words import SourceKind, TaskStatus
from services.reporting.domain.coverage.division import by_leader, by_source, by_unit, within
from services.reporting.domain.coverage.figures import Gap, cover
from services.reporting.domain.coverage.subjects import CountedFinding, CountedTask

TODAY = date(2022, 1, 1)
YESTERDAY = TODAY - timedelta(days=1)


def a_finding(
    number: int = 1, units: tuple[str, ...] = (), source: SourceKind = SourceKind.AUDIT
) -> CountedFinding:
    return CountedFinding(
        uuid5(FINDING, str(number)), CAMPAIGN, f"W{number}", "问题", source, units
    )


def a_task(
    status: TaskStatus = TaskStatus.IN_PROGRESS,
    *,
    finding: int = 1,
    number: int = 1,
    unit: str = "yxb",
    leader: UUID | None = None,
    plan_approved: bool = False,
    replied: bool = False,
    deadline: date | None = None,
    overdue: bool = False,
) -> CountedTask:
    id_: UUID = uuid5(FINDING, f"task/{number}")
    of = uuid5(FINDING, str(finding))
    return CountedTask(
        *(id_, CAMPAIGN, of, f"R{number}", "任务", status, unit, leader),
        *(plan_approved, replied, deadline, overdue),
    )


def test_a_finding_without_a_task_is_not_handled() -> None:
    handled = cover([a_finding()], [], TODAY).handled
    assert (handled.reached, handled.total) == (0, 1)
    assert [row.gap for row in handled.missing] == [Gap.NO_TASK]


def test_a_finding_is_handled_once_all_its_live_tasks_have_an_approved_plan() -> None:
    planned = a_task(plan_approved=True, number=1)
    waiting = a_task(TaskStatus.ACCEPTED, number=2)
    withdrawn = a_task(TaskStatus.WITHDRAWN, number=3)
    assert cover([a_finding()], [planned, waiting], TODAY).handled.reached == 0
    assert cover([a_finding()], [planned, withdrawn], TODAY).handled.reached == 1


def test_closed_withdrawn_merged_and_risk_accepted_tasks_are_settled() -> None:
    ends = [
        *(TaskStatus.CLOSED, TaskStatus.WITHDRAWN, TaskStatus.MERGED),
        *(TaskStatus.RISK_ACCEPTED, TaskStatus.LONG_TERM),
    ]
    tasks = [a_task(status, number=number) for number, status in enumerate(ends)]
    settled = cover([], [*tasks, a_task(TaskStatus.VERIFIED, number=9)], TODAY).settled
    assert (settled.reached, settled.total) == (5, 6)
    assert [row.number for row in settled.missing] == ["R9"]


def test_a_long_term_task_with_a_missed_milestone_is_not_settled() -> None:
    settled = cover([], [a_task(TaskStatus.LONG_TERM, overdue=True)], TODAY).settled
    assert [row.gap for row in settled.missing] == [Gap.MILESTONE_MISSED]


def test_split_tasks_are_left_out_above_and_below_the_line() -> None:
    found = cover([], [a_task(TaskStatus.SPLIT, deadline=YESTERDAY)], TODAY)
    assert (found.settled.total, found.answered.total) == (0, 0)
    assert found.settled.share is None


def test_on_track_stands_beside_settled_and_is_never_counted_in_it() -> None:
    found = cover([], [a_task(number=1), a_task(overdue=True, number=2)], TODAY)
    assert (found.on_track, found.settled.reached) == (1, 0)


def test_an_answer_is_owed_once_verified_or_past_the_last_deadline() -> None:
    tasks = [
        a_task(TaskStatus.VERIFIED, number=1, replied=True),
        a_task(TaskStatus.IN_PROGRESS, number=2, deadline=YESTERDAY),
        a_task(TaskStatus.IN_PROGRESS, number=3, deadline=TODAY),
    ]
    answered = cover([], tasks, TODAY).answered
    assert (answered.reached, answered.total) == (1, 2)
    assert [row.number for row in answered.missing] == ["R2"]


def test_a_unit_answers_for_the_tasks_it_leads_and_findings_nobody_took_up() -> None:
    findings = [a_finding(1), a_finding(2, units=("xcb",)), a_finding(3, units=("yxb",))]
    tasks = [a_task(finding=1, unit="yxb", number=1), a_task(finding=1, unit="xcb", number=2)]
    own = within(frozenset({"yxb"}), findings, tasks)
    assert [finding.number for finding in own.findings] == ["W1", "W3"]
    assert [task.number for task in own.tasks] == ["R1"]
    assert by_unit(findings, tasks)["yxb"] == own


def test_a_leader_answers_for_the_tasks_that_name_him_and_once_for_their_finding() -> None:
    first, second = uuid5(FINDING, "first"), uuid5(FINDING, "second")
    findings = [a_finding(1), a_finding(2), a_finding(3)]
    tasks = [
        a_task(finding=1, number=1, leader=first),
        a_task(finding=1, number=2, leader=first),
        a_task(finding=1, number=3, leader=second),
        a_task(finding=2, number=4),
    ]
    found = by_leader(findings, tasks)
    assert [finding.number for finding in found[first].findings] == ["W1"]
    assert [task.number for task in found[first].tasks] == ["R1", "R2"]
    assert [task.number for task in found[second].tasks] == ["R3"]
    assert found.keys() == {first, second}


def test_a_source_answers_for_all_that_it_found_and_the_parts_add_up() -> None:
    audit, inspection = SourceKind.AUDIT, SourceKind.CENTRAL_INSPECTION
    findings = [a_finding(1, source=audit), a_finding(2, source=inspection)]
    tasks = [a_task(finding=1, number=1), a_task(finding=2, number=2), a_task(finding=2, number=3)]
    found = by_source(findings, tasks)
    assert [task.number for task in found[inspection].tasks] == ["R2", "R3"]
    assert sum(len(part.findings) for part in found.values()) == len(findings)
    assert sum(len(part.tasks) for part in found.values()) == len(tasks)


TASKS = st.builds(
    a_task,
    st.sampled_from(TaskStatus),
    finding=st.integers(1, 4),
    number=st.integers(1, 999),
    plan_approved=st.booleans(),
    replied=st.booleans(),
    deadline=st.none() | st.dates(YESTERDAY - timedelta(days=2), TODAY + timedelta(days=2)),
    overdue=st.booleans(),
)


@given(tasks=st.lists(TASKS, max_size=12))
def test_the_figures_equal_a_naive_recount(tasks: list[CountedTask]) -> None:
    findings = [a_finding(number) for number in range(1, 5)]
    found = cover(findings, tasks, TODAY)
    ended = {"withdrawn", "merged", "risk_accepted"}
    handled = 0
    for finding in findings:
        own = [task for task in tasks if task.finding == finding.id]
        live = [task for task in own if task.status.value not in ended | {"split"}]
        handled += bool(own) and all(task.plan_approved for task in live)
    rest = [task for task in tasks if task.status.value != "split"]
    settled = [
        task
        for task in rest
        if task.status.value in ended | {"closed"}
        or (task.status.value == "long_term" and not task.overdue)
    ]
    owed = [
        task
        for task in rest
        if task.status.value in {"verified", "closed"}
        or (task.deadline is not None and task.deadline < TODAY)
    ]
    assert (found.handled.reached, found.handled.total) == (handled, 4)
    assert (found.settled.reached, found.settled.total) == (len(settled), len(rest))
    answered = [task for task in owed if task.replied]
    assert (found.answered.reached, found.answered.total) == (len(answered), len(owed))
    for figure in (found.handled, found.settled, found.answered):
        assert len(figure.missing) == figure.total - figure.reached


def test_a_campaign_s_rules_say_what_is_settled_and_what_is_handled() -> None:
    strict = CoverageRules(long_term_settles=False, accepted_risk_settles=False)
    kept_up = replace(a_task(TaskStatus.LONG_TERM, number=1), rules=strict)
    accepted_risk = replace(a_task(TaskStatus.RISK_ACCEPTED, number=2), rules=strict)
    assert cover([], [kept_up, accepted_risk], TODAY).settled.reached == 0
    lenient = CoverageRules(handled_needs_plan=False)
    accepted = replace(a_task(TaskStatus.ACCEPTED), rules=lenient)
    assigned = replace(a_task(TaskStatus.ASSIGNED), rules=lenient)
    assert cover([a_finding()], [accepted], TODAY).handled.reached == 1
    assert cover([a_finding()], [assigned], TODAY).handled.reached == 0


def test_a_finding_that_is_the_same_as_another_is_handled_by_the_tasks_made_there() -> None:
    planned = a_task(plan_approved=True, finding=2)
    waiting = a_task(TaskStatus.ACCEPTED, finding=2, number=2)
    done_there = replace(a_finding(1), elsewhere=(planned,))
    not_yet = replace(a_finding(1), elsewhere=(planned, waiting))
    assert cover([done_there], [], TODAY).handled.reached == 1
    (missing,) = cover([not_yet], [], TODAY).handled.missing
    assert missing.gap is Gap.PLAN_NOT_APPROVED
